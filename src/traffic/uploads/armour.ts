import { entropyBitsPerByte, latin1 } from '../../lib/bytes.ts'

/** RFC 4648 §8: hexadecimal digits, two a byte. */
const HEX = /^(?:[0-9a-f]{2}|[0-9A-F]{2}){8,}$/
/** RFC 4648 §4 and §5. A `+` that was not escaped in a form has become a space. */
const BASE64 = /^[A-Za-z0-9+/_ -]{16,}={0,2}$/

/** All three of these stand in nearly every base64 of ciphertext; a word or a sentence lacks the digits. */
const KINDS = [/[A-Z]/, /[a-z]/, /\d/] as const

/** Bytes of a value that are looked at; the entropy of more hardly differs. */
const SAMPLE_BYTES = 4096

function unarmoured(text: string): Uint8Array | null {
  if (HEX.test(text)) return Buffer.from(text, 'hex')
  if (!BASE64.test(text) || !KINDS.every((kind) => kind.test(text))) return null
  return Buffer.from(text.replaceAll(' ', '+'), 'base64') // Node reads both alphabets
}

const sampleText = (value: Uint8Array): string => latin1(value.subarray(0, SAMPLE_BYTES)).replaceAll(/[\r\n]/g, '')

/** True when a value is nothing but one run of hexadecimal or base64, as no form and no sentence is. */
export const isArmoured = (value: Uint8Array): boolean => unarmoured(sampleText(value)) !== null

/** What a value carries: the bytes under its armour when it is wholly written so, else the value itself. */
export const payloadOf = (value: Uint8Array): Uint8Array =>
  unarmoured(sampleText(value)) ?? value.subarray(0, SAMPLE_BYTES)

/** Fewer bytes, such as an account or a version, are nearly all different in any writing: their entropy says nothing. */
const LEAST_BYTES = 24

/**
 * Shannon entropy of a value's payload against the most that so few bytes can have, log2(min(n, 256)): near 1 for ciphertext and
 * compressed data, armoured or not. Null when it is too short to tell.
 */
export function entropyShare(value: Uint8Array): number | null {
  const payload = payloadOf(value)
  if (payload.length < LEAST_BYTES) return null
  return entropyBitsPerByte(payload) / Math.log2(Math.min(payload.length, 256))
}
