import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { visible } from '../../src/lib/visible.ts'

test.each([
  ['plain', '法轮 abc é 𠮷 😀', '法轮 abc é 𠮷 😀'],
  ['terminal escape', '\u001b[2J', '\\u{1b}[2J'],
  ['C1 control', 'a\u009bb', 'a\\u{9b}b'],
  ['line ends', 'a\r\nb\tc', 'a\\u{d}\\u{a}b\\u{9}c'],
  ['right-to-left override', '\u202egol.exe', '\\u{202e}gol.exe'],
  ['isolates and zero width', '\u2066a\u2069\u200b', '\\u{2066}a\\u{2069}\\u{200b}'],
  ['separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
  ['byte order mark, soft hyphen, tag', '\ufeff\u00ad\u{e0041}', '\\u{feff}\\u{ad}\\u{e0041}'],
  ['lone surrogate', '\ud800x', '\\u{d800}x'],
])('%s', (_name, text, shown) => {
  expect(visible(text)).toBe(shown)
})

test('leaves nothing unseen, and changes nothing twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const shown = visible(text)
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
      expect(visible(shown)).toBe(shown)
    }),
  )
})
