import type { DecodeChain } from '../model/chain.ts'

export type Armour = DecodeChain['armour']

const NOT_IN_ALPHABET = 128
const EQUALS = 0x3d

function alphabet(...runs: readonly string[]): Uint8Array {
  const table = new Uint8Array(256).fill(NOT_IN_ALPHABET)
  for (const run of runs) for (const [value, char] of [...run].entries()) table[char.charCodeAt(0)] = value
  return table
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
// RFC 4648 §4, §5 and §8.
const BASE64 = alphabet(`${LETTERS}+/`)
const BASE64URL = alphabet(`${LETTERS}-_`)
const HEX = alphabet('0123456789abcdef', '0123456789ABCDEF')

/** One line to decode: `source[start…end)` goes to `target` from `at` on. One object serves a whole batch. */
export interface ArmouredLine {
  source: Uint8Array
  start: number
  end: number
  target: Uint8Array
  at: number
}

/** Bytes written, or −1 when the line is not exactly of this armour. */
type LineDecoder = (line: ArmouredLine) => number

function copyLine({ source, start, end, target, at }: ArmouredLine): number {
  target.set(source.subarray(start, end), at)
  return end - start
}

function hexLine({ source, start, end, target, at }: ArmouredLine): number {
  if ((end - start) % 2 === 1) return -1
  let to = at
  for (let i = start; i < end; i += 2) {
    const high = HEX[source[i] ?? 0] ?? 0
    const low = HEX[source[i + 1] ?? 0] ?? 0
    if ((high | low) >= NOT_IN_ALPHABET) return -1
    target[to++] = (high << 4) | low
  }
  return to - at
}

/** Where the base64 characters end and the padding begins, or −1 when the length or the padding is impossible. */
function paddingStart({ source, start, end }: ArmouredLine, isUrl: boolean): number {
  let last = end
  while (last > start && end - last < 2 && source[last - 1] === EQUALS) last -= 1
  const open = (last - start) % 4
  const padding = end - last
  if (open === 1) return -1
  if (padding === 0) return open === 0 || isUrl ? last : -1
  return open + padding === 4 ? last : -1
}

/** RFC 4648, with the freedom §3.5 leaves: the unused low bits of the last character are not looked at. */
function base64Line(line: ArmouredLine, table: Uint8Array, last: number): number {
  const { source, start, target, at } = line
  if (last < 0) return -1
  let to = at
  let i = start
  for (; i + 4 <= last; i += 4) {
    const a = table[source[i] ?? 0] ?? 0
    const b = table[source[i + 1] ?? 0] ?? 0
    const c = table[source[i + 2] ?? 0] ?? 0
    const d = table[source[i + 3] ?? 0] ?? 0
    if ((a | b | c | d) >= NOT_IN_ALPHABET) return -1
    target[to++] = (a << 2) | (b >> 4)
    target[to++] = (b << 4) | (c >> 2)
    target[to++] = (c << 6) | d
  }
  if (i === last) return to - at
  const a = table[source[i] ?? 0] ?? 0
  const b = table[source[i + 1] ?? 0] ?? 0
  const c = last - i === 3 ? (table[source[i + 2] ?? 0] ?? 0) : 0
  if ((a | b | c) >= NOT_IN_ALPHABET) return -1
  target[to++] = (a << 2) | (b >> 4)
  if (last - i === 3) target[to++] = (b << 4) | (c >> 2)
  return to - at
}

/**
 * Strict decoders of one line: exact alphabet, right length, padding only at the end. Unpadded base64 is an error,
 * unpadded base64url is not. `target` must have room for as many bytes as the line has.
 */
export const LINE_DECODERS: Record<Armour, LineDecoder> = {
  none: copyLine,
  hex: hexLine,
  base64: (line) => base64Line(line, BASE64, paddingStart(line, false)),
  base64url: (line) => base64Line(line, BASE64URL, paddingStart(line, true)),
}

/** A whole file under one armour, in chunks cut anywhere. */
export interface ArmourStream {
  push(chunk: Uint8Array): Uint8Array
  /** What the last, incomplete group still gives; `lostBytes` are characters of no armour or of half a byte. */
  end(): { bytes: Uint8Array; lostBytes: number }
}

const isBlank = (byte: number): boolean => byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09

/** Gathers digits of `bitsPerDigit` bits into bytes; line breaks do not matter, other characters are counted as lost. */
function digitStream(table: Uint8Array, bitsPerDigit: 4 | 6): ArmourStream {
  const digitsPerGroup = bitsPerDigit === 6 ? 4 : 2
  let held = 0
  let heldBits = 0
  let digits = 0
  let lostBytes = 0
  const closeGroup = (): void => {
    // One digit alone is less than a byte: it is lost. Bits left over from two or three digits are padding.
    if (digits === 1) lostBytes += 1
    held = 0
    heldBits = 0
    digits = 0
  }
  return {
    push(chunk) {
      const out = new Uint8Array(chunk.length)
      let to = 0
      for (const byte of chunk) {
        const digit = table[byte] ?? 0
        if (digit < NOT_IN_ALPHABET) {
          held = (held << bitsPerDigit) | digit
          heldBits += bitsPerDigit
          digits = digits + 1 === digitsPerGroup ? 0 : digits + 1
          if (heldBits < 8) continue
          heldBits -= 8
          out[to++] = held >> heldBits
          held &= 255
        } else if (byte === EQUALS && bitsPerDigit === 6) closeGroup()
        else if (!isBlank(byte)) lostBytes += 1
      }
      return out.subarray(0, to)
    },
    end() {
      closeGroup()
      return { bytes: new Uint8Array(0), lostBytes }
    },
  }
}

/** Decodes a file under `armour`; the padding of base64 may close a group anywhere (concatenated pieces). */
export function openArmour(armour: Armour): ArmourStream {
  if (armour === 'hex') return digitStream(HEX, 4)
  if (armour === 'base64') return digitStream(BASE64, 6)
  if (armour === 'base64url') return digitStream(BASE64URL, 6)
  return { push: (chunk) => chunk, end: () => ({ bytes: new Uint8Array(0), lostBytes: 0 }) }
}
