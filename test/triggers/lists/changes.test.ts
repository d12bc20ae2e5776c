import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMissingOneBlock, sameWordsChange, wordChange, wordsOf } from '../../../src/triggers/lists/changes.ts'

const words = (text: string) => wordsOf(text.split('|'))

test('a word is a line that is not blank; outer spaces belong to it', () => {
  const { filled, distinct, trimmed } = words('a| a||  |a|b')
  expect([filled, [...distinct], [...trimmed]]).toEqual([
    ['a', ' a', 'a', 'b'],
    ['a', ' a', 'b'],
    ['a', 'b'],
  ])
})

test('words that came and went are distinct; without outer spaces they may be fewer', () => {
  expect(wordChange(words('a|b|b|c'), words('a |b|d|d'))).toEqual({
    added: ['a ', 'd'],
    removed: ['a', 'c'],
    addedTrimmed: ['d'],
    removedTrimmed: ['c'],
  })
})

test.each([
  ['a|b', 'b|a', ['order-only']],
  ['a|b', 'a|b|a', ['duplicates-only']],
  ['a|b|a', 'b|a', ['duplicates-only', 'order-only']],
  ['a|b|a', 'a|a|b', ['order-only']],
  ['a||b', 'a|b', ['spacing-only']],
  ['a|b', 'a |b', ['spacing-only']],
  ['a|b', 'a|b', []],
  ['a|b', 'a|c', []],
  ['', '', []],
])('from %j to %j: %j', (before, after, expected) => {
  expect(sameWordsChange(words(before), words(after))).toEqual(expected)
})

describe('one block of lines', () => {
  test.each([
    ['abef', 'abcdef', true],
    ['cdef', 'abcdef', true],
    ['abcd', 'abcdef', true],
    ['acef', 'abcdef', false],
    ['abcdef', 'abcdef', false],
    ['ba', 'abb', false],
    ['aa', 'aba', true],
  ])('%s of %s: %s', (part, whole, expected) => {
    expect(isMissingOneBlock([...part], [...whole])).toBe(expected)
  })

  test('is seen wherever it is cut out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (whole, start, size) => {
          const from = start % whole.length
          const cut = whole.toSpliced(from, 1 + (size % (whole.length - from)))
          expect(isMissingOneBlock(cut, whole)).toBe(true)
        },
      ),
    )
  })
})

test('what came and what went turns one version into the other', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ' a', '', '  ', 'd'))
  fc.assert(
    fc.property(lines, lines, (old, now) => {
      const [before, after] = [wordsOf(old), wordsOf(now)]
      const { added, removed } = wordChange(before, after)
      const rebuilt = new Set([...[...before.distinct].filter((word) => !removed.includes(word)), ...added])
      expect(rebuilt).toEqual(new Set(after.distinct))
      expect(sameWordsChange(before, after).includes('order-only')).toBe(
        sameWordsChange(after, before).includes('order-only'),
      )
    }),
  )
})
