import { createDecipheriv } from 'node:crypto'
import { codeOf } from '../../lib/error-code.ts'
import { defineCipher } from '../cipher.ts'
import { opensslBlocks } from '../openssl.ts'

let native: boolean | null = null

/** OpenSSL 3 offers single DES only with its legacy provider (`node --openssl-legacy-provider`); listing it is no proof. */
function hasNativeDes(): boolean {
  if (native !== null) return native
  try {
    createDecipheriv('des-ecb', new Uint8Array(8), null)
    native = true
  } catch (error) {
    if (codeOf(error) !== 'ERR_OSSL_EVP_UNSUPPORTED') throw error
    native = false
  }
  return native
}

export default defineCipher({
  kind: 'block',
  id: 'des',
  title: 'DES',
  source: 'FIPS 46-3; FIPS 81 for its modes',
  blockSizeBytes: 8,
  keySizesBytes: [8],
  // FIPS 46-3, TDEA with K1 = K2 = K3 is single DES: E(D(E(x))) = E(x). 20 MB/s against 50 MB/s natively.
  open: (key) =>
    hasNativeDes() ? opensslBlocks('des-ecb', key) : opensslBlocks('des-ede3-ecb', Buffer.concat([key, key, key])),
})
