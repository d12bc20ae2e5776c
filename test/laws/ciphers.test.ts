import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cipher } from '../../src/decrypt/cipher.ts'
import { ciphers } from '../../src/decrypt/ciphers.gen.ts'

const plainBytes = Buffer.from('2008-08-01 10:43:15\t58.30.1.9\tu1\t今天天气不错\n'.repeat(6)).subarray(0, 240)

const keySizes = (cipher: Cipher): readonly number[] =>
  cipher.kind === 'block' ? cipher.keySizesBytes : [cipher.keySizesBytes[0], 5, 16, cipher.keySizesBytes[1]]

// DES keys have parity bits that do not count: keys here differ in the upper seven bits of every byte.
const keyOf = (sizeBytes: number, seed: number): Uint8Array =>
  Uint8Array.from({ length: sizeBytes }, (_, index) => ((index * 37 + seed * 2 + 3) * 2) & 255)

/** `encrypt` and `decrypt` of a whole message, as a function from bytes to bytes. */
function directions(cipher: Cipher, key: Uint8Array) {
  if (cipher.kind === 'stream') return { encrypt: cipher.start(key), decrypt: cipher.start(key) }
  const blocks = cipher.open(key)
  return {
    encrypt: (bytes: Uint8Array) => blocks.encryptBlocks(bytes),
    decrypt: (bytes: Uint8Array) => blocks.decryptBlocks(bytes),
  }
}

test('ids are sorted and unique', () => {
  const ids = ciphers.map((cipher) => cipher.id)
  expect(ids).toEqual([...new Set(ids)].toSorted())
})

describe.each(ciphers.map((cipher) => [cipher.id, cipher] as const))('%s', (_, cipher) => {
  const unitBytes = cipher.kind === 'block' ? cipher.blockSizeBytes : 1

  test.each(keySizes(cipher))('what is enciphered with a %i-byte key deciphers again', (sizeBytes) => {
    const { encrypt, decrypt } = directions(cipher, keyOf(sizeBytes, 0))
    const sealed = encrypt(plainBytes)
    expect(sealed.length).toBe(plainBytes.length)
    expect(Buffer.compare(sealed, plainBytes)).not.toBe(0)
    expect(Buffer.from(decrypt(sealed))).toEqual(plainBytes)
  })

  test('cuts between whole units do not matter', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 240 / unitBytes }), { maxLength: 4 }), (cuts) => {
        const key = keyOf(keySizes(cipher)[0] ?? 0, 0)
        const whole = directions(cipher, key).decrypt(plainBytes)
        const { decrypt } = directions(cipher, key)
        const edges = [0, ...cuts.map((cut) => cut * unitBytes).toSorted((a, b) => a - b), plainBytes.length]
        const parts = edges.slice(1).map((edge, index) => decrypt(plainBytes.subarray(edges[index], edge)))
        expect(Buffer.concat(parts)).toEqual(Buffer.from(whole))
      }),
      { numRuns: 40 },
    )
  })

  test('another key gives other bytes', () => {
    const sizeBytes = keySizes(cipher)[0] ?? 0
    const sealed = directions(cipher, keyOf(sizeBytes, 0)).encrypt(plainBytes)
    expect(Buffer.from(directions(cipher, keyOf(sizeBytes, 1)).decrypt(sealed))).not.toEqual(plainBytes)
  })

  test('nothing in, nothing out; the input is left as it was', () => {
    const { encrypt, decrypt } = directions(cipher, keyOf(keySizes(cipher)[0] ?? 0, 0))
    expect(encrypt(new Uint8Array(0)).length).toBe(0)
    expect(decrypt(new Uint8Array(0)).length).toBe(0)
    const copy = Buffer.from(plainBytes)
    encrypt(plainBytes)
    expect(plainBytes).toEqual(copy)
  })
})
