import { expect, test } from 'vitest'
import { fisher } from '../../../src/lib/fisher.ts'
import {
  compare,
  type Comparison,
  correct,
  rememberingFisher,
  rises,
  shareOf,
} from '../../../src/traffic/trials/comparisons.ts'

type Table = readonly [a: number, n: number, c: number, m: number]

const of = (...[a, n, c, m]: Table): Comparison => compare({ successes: a, total: n }, { successes: c, total: m })

test('what is remembered is what was computed', () => {
  const remembered = rememberingFisher()
  for (const again of [0, 1])
    for (let a = 0; a <= 6; a += 1)
      for (let c = 0; c <= 9; c += 1) {
        const [one, other] = [
          { successes: a, total: 6 },
          { successes: c, total: 9 },
        ]
        expect([again, remembered(one, other)]).toEqual([again, fisher(one, other)])
      }
  const large = { successes: 9000, total: 10_000 }
  expect(remembered(large, { successes: 8000, total: 10_000 })).toBe(fisher(large, { successes: 8000, total: 10_000 }))
})

test.each([
  [of(3, 4, 1, 4), true],
  [of(1, 4, 3, 4), false],
  [of(2, 4, 3, 6), false],
  [of(1, 4, 0, 0), false],
])('only a larger share rises', (comparison, expected) => expect(rises(comparison)).toBe(expected))

test('a share of nothing is nothing', () =>
  expect([shareOf({ successes: 0, total: 0 }), of(1, 4, 1, 2).one]).toEqual([0, { successes: 1, total: 4 }]))

test('the level is that at which one more test would be called', () => {
  const family = [of(20, 20, 0, 20), of(18, 20, 1, 20), of(5, 20, 4, 20), of(0, 20, 0, 20)]
  expect(correct(family)).toBeCloseTo((0.05 * 3) / 4, 12)
  expect(family.map(({ p, q }) => q >= p)).toEqual([true, true, true, true])
  expect(family[0]?.q).toBeCloseTo(4 * (family[0]?.p ?? 0), 15)
  const called = [of(20, 20, 0, 20)]
  expect(correct(called)).toBe(0.05)
  expect(correct([])).toBe(0)
})
