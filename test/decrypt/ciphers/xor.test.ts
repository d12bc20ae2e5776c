import xor from '../../../src/decrypt/ciphers/xor.ts'
import { answersKnownVectors } from './known.ts'

answersKnownVectors(xor, [
  { from: 'by hand: key repeats', key: '0102', plain: '1010101010', cipher: '1112111211' },
  { from: 'by hand: one byte', key: 'ff', plain: '00ff55', cipher: 'ff00aa' },
])
