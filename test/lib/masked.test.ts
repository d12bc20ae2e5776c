import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { masked } from '../../src/lib/masked.ts'

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
