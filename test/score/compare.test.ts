import { expect, test } from 'vitest'
import { holds, verdict } from '../../src/model/scorecard.ts'
import { exact, exactValue, present } from '../../src/score/compare.ts'

const values = (...entries: readonly (readonly [string, number])[]) => new Map(entries)

test.each([
  ['the same, in any order', values(['b', 2], ['a', 1]), { agree: 2, compared: 2, detail: '' }],
  ['another value', values(['a', 1], ['b', 3]), { agree: 1, compared: 2, detail: 'b: found 3, true is 2' }],
  ['one missing', values(['a', 1]), { agree: 1, compared: 2, detail: 'b: found nothing, true is 2' }],
  [
    'one too many',
    values(['a', 1], ['b', 2], ['c', 0]),
    { agree: 2, compared: 3, detail: 'c: found 0, true is nothing' },
  ],
  ['nothing', values(), { agree: 0, compared: 2, detail: 'a: found nothing, true is 1; b: found nothing, true is 2' }],
])('%s', (_what, found, expected) => {
  const score = exact('values', found, values(['a', 1], ['b', 2]))
  expect(score).toEqual({ finding: 'values', test: 'exact', ...expected })
  expect(holds(score)).toBe(expected.agree === expected.compared)
})

test('many differences are cut', () => {
  const { detail } = exact('things', present([]), present(['a', 'b', 'c', 'd', 'e', 'f', 'g']))
  expect(detail).toMatch(/^a: found nothing, true is there; .*; and 2 more$/)
})

test.each([
  [5, 5, { agree: 1, detail: '5' }],
  [4, 5, { agree: 0, detail: 'found 4, true is 5' }],
  [null, 0, { agree: 0, detail: 'found nothing, true is 0' }],
])('%s where %s is true', (found, truth, expected) => {
  expect(exactValue('value', found, truth)).toEqual({ finding: 'value', test: 'exact', compared: 1, ...expected })
})

test('a share is never wrong, and the verdict counts exact findings only', () => {
  const share = { finding: 'read', test: 'recall', agree: 1, compared: 9, detail: '' } as const
  const scores = [share, exactValue('a', 1, 1), exactValue('b', 1, 2)]
  expect(scores.map(holds)).toEqual([true, true, false])
  expect(verdict(scores)).toBe('1 of 2 findings are exactly what is true.')
})
