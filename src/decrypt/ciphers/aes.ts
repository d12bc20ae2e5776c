import { defineCipher } from '../cipher.ts'
import { opensslBlocks } from '../openssl.ts'

export default defineCipher({
  kind: 'block',
  id: 'aes',
  title: 'AES',
  source: 'FIPS 197',
  blockSizeBytes: 16,
  keySizesBytes: [16, 24, 32],
  open: (key) => opensslBlocks(`aes-${key.length * 8}-ecb`, key),
})
