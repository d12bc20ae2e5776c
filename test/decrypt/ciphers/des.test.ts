import des from '../../../src/decrypt/ciphers/des.ts'
import { answersKnownVectors } from './known.ts'

const ascii = (text: string): string => Buffer.from(text, 'latin1').toString('hex')

answersKnownVectors(des, [
  {
    from: 'FIPS 81 table B1 (ECB)',
    key: '0123456789abcdef',
    plain: ascii('Now is the time for all '),
    cipher: '3fa40e8a984d48156a271787ab8883f9893d51ec4b563b53',
  },
  { from: 'TOM-Skype 3.6 upload key', key: ascii('32bnx23l'), plain: ascii('12345678'), cipher: '3b195de131f09af8' },
  { from: 'TOM-Skype 4.0 upload key', key: ascii('X7sRUjL\0'), plain: ascii('12345678'), cipher: 'd6ad8a36d5cea213' },
])
