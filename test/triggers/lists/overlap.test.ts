import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type NamedWords, overlapOf, overlaps, setApart } from '../../../src/triggers/lists/overlap.ts'

const set = (name: string, words: string): NamedWords => ({ name, words: new Set(words) })

test('common words, over those of both and over those of each', () => {
  expect(overlapOf(set('x', 'abcd'), set('y', 'cde'))).toEqual({
    a: 'x',
    b: 'y',
    common: 2,
    union: 5,
    jaccard: 0.4,
    ofA: 0.5,
    ofB: 2 / 3,
  })
})

test('of nothing no share is known', () => {
  expect(overlapOf(set('x', ''), set('y', 'a'))).toMatchObject({ common: 0, union: 1, jaccard: 0, ofA: null, ofB: 0 })
  expect(overlapOf(set('x', ''), set('y', ''))).toMatchObject({ union: 0, jaccard: null, ofA: null, ofB: null })
})

test('every pair comes once', () => {
  const pairs = overlaps([set('x', 'a'), set('y', 'a'), set('z', 'b')])
  expect(pairs.map(({ a, b, common }) => `${a}${b}${common}`)).toEqual(['xy1', 'xz0', 'yz0'])
})

test('sets apart: what stands here, there and on both sides', () => {
  const apart = setApart([set('x', 'ab'), set('y', 'bc')], [set('z', 'cde')])
  expect(apart.map(({ name, words }) => [name, [...words].join('')])).toEqual([
    ['any of x, y', 'abc'],
    ['only on x, y', 'ab'],
    ['on both sides', 'c'],
    ['only on the others', 'de'],
    ['any of the others', 'cde'],
  ])
})

test('an overlap does not depend on which comes first', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')).map((list) => list.join(''))
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [there, back] = [overlapOf(set('x', one), set('y', other)), overlapOf(set('y', other), set('x', one))]
      expect([there.jaccard, there.common, there.ofA, there.ofB]).toEqual([
        back.jaccard,
        back.common,
        back.ofB,
        back.ofA,
      ])
      expect(there.jaccard ?? 0).toBeLessThanOrEqual(Math.min(there.ofA ?? 1, there.ofB ?? 1))
    }),
  )
})
