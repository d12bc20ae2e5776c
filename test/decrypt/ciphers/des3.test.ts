import des3 from '../../../src/decrypt/ciphers/des3.ts'
import { answersKnownVectors } from './known.ts'

answersKnownVectors(des3, [
  {
    from: 'NIST SP 800-67 B.1',
    key: '0123456789abcdef 23456789abcdef01 456789abcdef0123',
    plain: Buffer.from('The qufck brown fox jump').toString('hex'),
    cipher: 'a826fd8ce53b855fcce21c8112256fe668d5c05dd9b6b900',
  },
  {
    from: 'keying option 2 with K1 = K2 is single DES (FIPS 81)',
    key: '0123456789abcdef 0123456789abcdef',
    plain: Buffer.from('Now is t').toString('hex'),
    cipher: '3fa40e8a984d4815',
  },
])
