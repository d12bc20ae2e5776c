import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { masked, shaped, shapedBytes } from '../../src/lib/masked.ts'

test.each([
  ['', ''],
  ['ann\t法轮 falun 123, ok?\n', '•••\t•• ••••• •••, ••?\n'],
  ['k=v&x=1+2', '•=•&•=•+•'],
  // a combining mark alone can tell the word, as vowels of Indic scripts do
  ['किe\u0301', '••••'],
  ['𠮷吉', '••'],
  ['😀👍🏽 🇨🇳', '••• ••'],
  ['Ⓐ №5 ½', '• •• •'],
  // letters of tag characters are not seen, and can be read
  ['a\u{e0041}\u200db', '••••'],
  ['\ud800x', '••'],
  ['（你好）「再见」。', '（••）「••」。'],
])('%j shows its layout only', (text, layout) => {
  expect(masked(text)).toBe(layout)
})

test('no letter, digit or picture is left, and every code point has its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = masked(text)
      expect(shown).not.toMatch(/[\p{L}\p{M}\p{N}\p{So}\p{Co}\p{Cn}\p{Cf}]/u)
      expect([...shown]).toHaveLength([...text].length)
      expect(masked(shown)).toBe(shown)
    }),
  )
})

test.each([
  ['', ''],
  ['Ann 42, 法轮 ok?\n', 'Aaa NN, 字字 aa?\n'],
  ['2008-09-01 १२', 'NNNN-NN-NN NN'],
  ['é한😀\u{e0041}', 'a•••'],
  ['Ⓐ字A', '•字A'],
])('%j by the kind of each sign', (text, shape) => {
  expect(shaped(text)).toBe(shape)
})

test('bytes by their kind, one sign for each', () => {
  expect(shapedBytes(Buffer.from('Zz9 ,\t\x7f\xff\x00', 'latin1'))).toBe('AaN ,..#.')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(shapedBytes(bytes)).toHaveLength(bytes.length)
      expect(shapedBytes(bytes)).not.toMatch(/[^\x20-\x7e]|[b-zB-MO-Z0-9]/)
    }),
  )
})
