import { expect, test } from 'vitest'
import literal from '../../../src/keys/finders/literal.ts'
import { foundIn } from './found.ts'

test.each([
  ['hexadecimal', 'x 3a7f10c4e29b5d68 y', ['=3a7f10c4e29b5d68']],
  ['with 0x', 'f(0x3A7F10C4E29B5D68)', ['=3A7F10C4E29B5D68']],
  ['base64 with padding', 'run c2t5cEtFWTM= now', ['=c2t5cEtFWTM=']],
  ['base64 of mixed case', 'k Zm9vYmFyMTIzNDU2Nzg5MDEyMzQ1Njc4 k', ['=Zm9vYmFyMTIzNDU2Nzg5MDEyMzQ1Njc4']],
  ['quoted string of eight', 'des_init("X7s RUjL")', ['=X7s RUjL']],
  ['byte array', '{0x3a, 0x7f,0x10,0xc4, 0xe2,0x9b,0x5d,0x68}', ['=0x3a, 0x7f,0x10,0xc4, 0xe2,0x9b,0x5d,0x68']],
  ['escaped bytes', String.raw`"\x3a\x7f\x10\xc4\xe2\x9b\x5d\x68"`, [String.raw`=\x3a\x7f\x10\xc4\xe2\x9b\x5d\x68`]],
])('%s', (...[, text, expected]) => expect(foundIn(literal, text, 'a.c')).toEqual(expect.arrayContaining(expected)))

test.each(['internationalisation', '12345', 'deadbeef', '"short"', 'A'.repeat(2000)])('%j is no key', (text) => {
  expect(foundIn(literal, text)).toEqual([])
})
