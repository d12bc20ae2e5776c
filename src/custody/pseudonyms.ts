import { createHmac } from 'node:crypto'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** First `length` characters of the RFC 4648 base32 of `bytes`, lower-case. */
function base32(bytes: Uint8Array, length: number): string {
  const characters: string[] = [] // joined at the end: a string that grows keeps all it grew from
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5 && characters.length < length) {
      bits -= 5
      characters.push(BASE32.charAt((held >> bits) & 31))
    }
    held &= (1 << bits) - 1
  }
  return characters.join('')
}

export type Pseudonymise = (kind: 'account' | 'address' | 'item', value: string) => string

/**
 * Names for people and places that keep "the same one" visible and nothing else: 16 base32 characters (80 bits) of
 * HMAC-SHA256 under the case's secret. Without the secret a list of candidate names proves nothing.
 */
export const pseudonymiser =
  (secret: Uint8Array): Pseudonymise =>
  (kind, value) =>
    `${kind}-${base32(
      createHmac('sha256', secret)
        .update(`${kind}\0${value.normalize('NFC')}`)
        .digest(),
      16,
    )}`
