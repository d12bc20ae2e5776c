import { expect, test } from 'vitest'
import type { Cipher } from '../../../src/decrypt/cipher.ts'

/** A published vector, all in hexadecimal. */
export interface Vector {
  from: string
  key: string
  plain: string
  cipher: string
}

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex')

/** Both directions of every vector. */
export function answersKnownVectors(cipher: Cipher, vectors: readonly Vector[]): void {
  test.each(vectors)(`${cipher.id}: $from`, (vector) => {
    const plain = bytes(vector.plain)
    const sealed = bytes(vector.cipher)
    if (cipher.kind === 'stream') {
      expect(hex(cipher.start(bytes(vector.key))(plain))).toBe(hex(sealed))
      expect(hex(cipher.start(bytes(vector.key))(sealed))).toBe(hex(plain))
    } else {
      const key = cipher.open(bytes(vector.key))
      expect(hex(key.encryptBlocks(plain))).toBe(hex(sealed))
      expect(hex(key.decryptBlocks(sealed))).toBe(hex(plain))
    }
  })
}
