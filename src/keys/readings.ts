import { createHash } from 'node:crypto'
import type { KeyCandidate } from '../model/chain.ts'

type Reading = KeyCandidate['reading']

/** Longest key of any cipher here (RC4). */
export const MAX_KEY_BYTES = 256

/** `key-` and the first 12 hexadecimal digits of the SHA-256 of the key bytes. */
export const keyId = (bytes: Uint8Array): string =>
  `key-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`

const isPrintable = (bytes: Uint8Array): boolean => bytes.every((byte) => byte >= 32 && byte < 127)

/** Bytes of hexadecimal digits, written plainly or as `0x3a, 0x7f`, `\x3a\x7f`, `3a:7f`; null when it is none. */
export function fromHex(text: string): Uint8Array | null {
  const digits = text.replaceAll(/0x|\\x|[\s,:;-]/gi, '')
  return /^(?:[0-9a-f]{2})+$/i.test(digits) ? Buffer.from(digits, 'hex') : null
}

/** Bytes of padded or unpadded base64, both alphabets, line breaks allowed; null when it is none. */
export function fromBase64(text: string): Uint8Array | null {
  const chars = text.replaceAll(/\s/g, '')
  const digits = chars.replace(/={1,2}$/, '')
  if (digits === '' || digits.length % 4 === 1 || !/^(?:[A-Za-z0-9+/]+|[A-Za-z0-9_-]+)$/.test(digits)) return null
  return chars.length % 4 === 0 || digits === chars ? Buffer.from(digits, 'base64') : null
}

/** Shortest text read as base64 or as UTF-16: below that every word would be one. */
const LEAST_BASE64_CHARS = 8
const LEAST_UTF16_CHARS = 4

/** Every way the characters of a value can be meant, the likeliest first. */
export function readingsOf(value: Uint8Array): readonly (readonly [Reading, Uint8Array])[] {
  if (!isPrintable(value)) return value.length <= MAX_KEY_BYTES ? [['raw', value]] : []
  const text = Buffer.from(value).toString('latin1')
  const hex = fromHex(text)
  const base64 = text.length >= LEAST_BASE64_CHARS ? fromBase64(text) : null
  const readings: (readonly [Reading, Uint8Array])[] = [['ascii', value]]
  if (hex !== null) readings.push(['hex', hex])
  if (base64 !== null) readings.push(['base64', base64])
  if (text.length >= LEAST_UTF16_CHARS) readings.push(['utf16le', Buffer.from(text, 'utf16le')])
  return readings.filter(([, bytes]) => bytes.length > 0 && bytes.length <= MAX_KEY_BYTES)
}
