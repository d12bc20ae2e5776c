import rc4 from '../../../src/decrypt/ciphers/rc4.ts'
import { answersKnownVectors } from './known.ts'

answersKnownVectors(rc4, [
  {
    from: 'RFC 6229, 40 bits',
    key: '0102030405',
    plain: '00'.repeat(32),
    cipher: 'b2396305f03dc027ccc3524a0a1118a8 6982944f18fc82d589c403a47a0d0919',
  },
  {
    from: 'RFC 6229, 128 bits',
    key: '0102030405060708090a0b0c0d0e0f10',
    plain: '00'.repeat(16),
    cipher: '9ac7cc9a609d1ef7b2932899cde41b97',
  },
])
