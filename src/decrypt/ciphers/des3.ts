import { defineCipher } from '../cipher.ts'
import { opensslBlocks } from '../openssl.ts'

export default defineCipher({
  kind: 'block',
  id: 'des3',
  title: 'Triple DES',
  source: 'FIPS 46-3, keying options 1 (24 bytes) and 2 (16 bytes: K3 = K1)',
  blockSizeBytes: 8,
  keySizesBytes: [16, 24],
  open: (key) => opensslBlocks('des-ede3-ecb', key.length === 24 ? key : Buffer.concat([key, key.subarray(0, 8)])),
})
