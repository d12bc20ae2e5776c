import aes from '../../../src/decrypt/ciphers/aes.ts'
import { answersKnownVectors } from './known.ts'

const plain = '00112233445566778899aabbccddeeff'

answersKnownVectors(aes, [
  { from: 'FIPS 197 C.1', key: '000102030405060708090a0b0c0d0e0f', plain, cipher: '69c4e0d86a7b0430d8cdb78070b4c55a' },
  {
    from: 'FIPS 197 C.2',
    key: '000102030405060708090a0b0c0d0e0f1011121314151617',
    plain,
    cipher: 'dda97ca4864cdfe06eaf70a0ec0d7191',
  },
  {
    from: 'FIPS 197 C.3',
    key: '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
    plain,
    cipher: '8ea2b7ca516745bfeafc49904b496089',
  },
])
