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

function bothWays(cipher: Cipher, { key, plain, cipher: sealed }: Vector): [string, string] {
  if (cipher.kind === 'stream') {
    return [hex(cipher.start(bytes(key))(bytes(plain))), hex(cipher.start(bytes(key))(bytes(sealed)))]
  }
  const blocks = cipher.open(bytes(key))
  return [hex(blocks.encryptBlocks(bytes(plain))), hex(blocks.decryptBlocks(bytes(sealed)))]
}

/** Both directions of every vector. */
export function answersKnownVectors(cipher: Cipher, vectors: readonly Vector[]): void {
  test.each(vectors)(`${cipher.id}: $from`, (vector) => {
    expect(bothWays(cipher, vector)).toEqual([vector.cipher.replaceAll(' ', ''), vector.plain])
  })
}
