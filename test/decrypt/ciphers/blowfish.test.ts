import blowfish from '../../../src/decrypt/ciphers/blowfish.ts'
import { answersKnownVectors } from './known.ts'

answersKnownVectors(blowfish, [
  { from: 'Schneier: all zero', key: '0000000000000000', plain: '0000000000000000', cipher: '4ef997456198dd78' },
  { from: 'Schneier: all one', key: 'ffffffffffffffff', plain: 'ffffffffffffffff', cipher: '51866fd5b85ecb8a' },
  { from: 'Schneier: set 3', key: '3000000000000000', plain: '1000000000000001', cipher: '7d856f9a613063f2' },
  {
    from: 'Schneier: 24-byte key',
    key: 'f0e1d2c3b4a59687 78695a4b3c2d1e0f 0011223344556677',
    plain: 'fedcba9876543210',
    cipher: '05044b62fa52d080',
  },
  {
    from: 'Sina UC list key',
    key: Buffer.from('H177UC09VI67KASI').toString('hex'),
    plain: Buffer.from('{"list1"').toString('hex'),
    cipher: '88f32597a6ad05cf',
  },
])
