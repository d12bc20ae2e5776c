import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearch } from '../../src/messages/search.ts'

test.each([
  ['', [], []],
  ['  \u3000 ', [], []],
  ['milk powder', ['milk', 'powder'], []],
  ['milk milk', ['milk'], []],
  ['"milk powder" Tom', ['milk powder', 'tom'], []],
  ['“牛奶 粉” 「好 人」', ['牛奶粉', '好人'], []],
  ['"not closed', ['not closed'], []],
  ['法輪 -示威 -"not so"', ['法轮'], ['示威', 'not so']],
  ['ＦＡＬＵＮ', ['falun'], []],
  ['f-a-l', ['fal'], []],
  ['-', ['-'], []],
  ['\u200b', [], []],
])('%j asks for %j and not %j', (written, terms, excluded) => {
  expect(parseSearch(written)).toEqual({ terms, excluded })
})

test.each(['x'.repeat(1001), Array.from({ length: 21 }, (_, n) => `term${n}`).join(' ')])(
  'more than is looked for is refused',
  (written) => {
    expect(() => parseSearch(written)).toThrow(/are possible/)
  },
)

test('whatever is typed is read or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (written) => {
      const { terms, excluded } = parseSearch(written)
      expect([...terms, ...excluded].every((term) => term !== '')).toBe(true)
    }),
  )
})
