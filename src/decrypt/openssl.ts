import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { BlockKey } from './cipher.ts'

/**
 * A block cipher of OpenSSL under one key. An ECB context without padding has no state between whole blocks,
 * so one context per direction serves every call; each is made when first needed.
 */
export function opensslBlocks(algorithm: string, key: Uint8Array): BlockKey {
  let encipher: ReturnType<typeof createCipheriv> | null = null
  let decipher: ReturnType<typeof createDecipheriv> | null = null
  return {
    encryptBlocks(bytes) {
      encipher ??= createCipheriv(algorithm, key, null).setAutoPadding(false)
      return encipher.update(bytes)
    },
    decryptBlocks(bytes) {
      decipher ??= createDecipheriv(algorithm, key, null).setAutoPadding(false)
      return decipher.update(bytes)
    },
  }
}
