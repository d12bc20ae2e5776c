import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf } from '../../src/messages/highlights.ts'
import { parseSearch } from '../../src/messages/search.ts'

const WHOLE = { most: 1000, lead: 1000 }
const marked = (text: string, search: string, cut = WHOLE): string => {
  const { pieces, before, behind } = excerptOf(text, parseSearch(search), cut)
  const said = pieces.map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text)).join('')
  return `${before > 0 ? '…' : ''}${said}${behind > 0 ? '…' : ''}`
}

test.each([
  ['a Milk bottle', 'milk', 'a [Milk] bottle'],
  ['法.輪.功 好', '法轮功', '[法.輪.功] 好'],
  ['milk milkmilk', 'milk', '[milk] [milkmilk]'],
  ['one two', 'two one', '[one] [two]'],
  ['aaa', 'aa', '[aa]a'],
  ['ﬁn 👍🏽 ｘ', 'x', 'ﬁn 👍🏽 [ｘ]'],
  ['nothing', 'x', 'nothing'],
  ['nothing', '', 'nothing'],
  ['', 'x', ''],
  ['no -x', '-no', 'no -x'],
])('%j searched for %j: %j', (text, search, expected) => {
  expect(marked(text, search)).toBe(expected)
})

test('a long text is shown round its first hit, and no character is cut in half', () => {
  const text = `${'🍎'.repeat(50)}milk${'🍐'.repeat(50)}`
  expect(marked(text, 'milk', { most: 13, lead: 5 })).toBe('…🍎🍎🍎[milk]🍐…')
  expect(marked(text, '', { most: 5, lead: 5 })).toBe('🍎🍎…')
})

test('the pieces are the text, whatever is in it', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), word, (text, term) => {
      const { pieces, before, behind } = excerptOf(text, { terms: [term] }, { most: 200, lead: 200 })
      expect([pieces.map((piece) => piece.text).join(''), before, behind]).toEqual([text, 0, 0])
    }),
  )
})
