import { latin1 } from '../../lib/bytes.ts'
import type { ListReject } from './decoder.ts'

/** A file that is armour from end to end. */
export interface Unarmoured {
  bytes: Uint8Array
  /** Where in the file decoded bytes [startByte, endByte) come from. */
  placeOf(startByte: number, endByte: number): Pick<ListReject, 'startByte' | 'endByte'>
}

// RFC 4648 §4 and §8; line ends and blanks may stand anywhere (§3.1), padding may be missing.
const ALPHABETS = {
  base64: { foreign: /[^A-Za-z0-9+/=\s]/, inside: /=[^=]|={3}/, digits: 4, bytes: 3 },
  hex: { foreign: /[^0-9A-Fa-f\s]/, inside: /=/, digits: 2, bytes: 1 },
} as const

const isBlank = (byte: number | undefined): boolean => byte === 32 || (byte !== undefined && byte >= 9 && byte <= 13)

/** Tells the place of the n-th character that is no blank; numbers must not go down from call to call. */
function places(file: Uint8Array): (digit: number) => number {
  const next = { digit: 0, at: 0 }
  return (digit) => {
    if (digit < next.digit) Object.assign(next, { digit: 0, at: 0 })
    for (; next.at < file.length; next.at += 1) {
      if (isBlank(file[next.at])) continue
      if (next.digit === digit) return next.at
      next.digit += 1
    }
    return file.length
  }
}

/** Takes the armour off a whole file; null when any of it is something else. */
export function unarmoured(file: Uint8Array, kind: keyof typeof ALPHABETS): Unarmoured | null {
  const { foreign, inside, digits, bytes: perGroup } = ALPHABETS[kind]
  const text = latin1(file)
  if (foreign.test(text)) return null
  const unbroken = text.replaceAll(/\s/g, '')
  if (inside.test(unbroken)) return null
  const decoded = Buffer.from(unbroken, kind)
  if (decoded.length === 0) return null
  const placeOfDigit = places(file)
  return {
    bytes: decoded,
    placeOf: (startByte, endByte) => ({
      startByte: placeOfDigit(Math.floor(startByte / perGroup) * digits),
      endByte: placeOfDigit(Math.ceil(endByte / perGroup) * digits - 1) + 1,
    }),
  }
}

/** Rejects of decoded bytes, at their places in the file; the end never lies beyond it. */
export const rejectsInFile = (rejects: readonly ListReject[], armour: Unarmoured, sizeBytes: number): ListReject[] =>
  rejects.map(({ reason, startByte, endByte }) => {
    const place = armour.placeOf(startByte, endByte)
    return { reason, startByte: place.startByte, endByte: Math.min(place.endByte, sizeBytes) }
  })
