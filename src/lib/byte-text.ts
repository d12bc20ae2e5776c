import { TextDecoder } from 'node:util'

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Text of bytes in a character set, or null when they are not valid in it. */
export function decodeStrictly(bytes: Uint8Array, decoder: TextDecoder = UTF8): string | null {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

// RFC 3629 §3: the first byte tells how many bytes the character has.
const sequenceBytes = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1)

/** Bytes as people read them: valid UTF-8 as it is, control characters included; every other byte as `\xNN`. */
export function textOfBytes(bytes: Uint8Array): string {
  const whole = decodeStrictly(bytes)
  if (whole !== null) return whole
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0
    const size = sequenceBytes(lead)
    const character = decodeStrictly(bytes.subarray(at, at + size))
    text += character ?? `\\x${lead.toString(16).padStart(2, '0')}`
    at += character === null ? 1 : size
  }
  return text
}
