import { expect, test } from 'vitest'
import { upperBound } from '../../src/lib/binomial.ts'
import { upperBoundOfNone } from '../../src/lib/stats.ts'

// Quantiles of the beta distribution (k + 1, n − k) at 0.95, from SciPy 1.17.
test.each([
  [0, 20, 0.13910834066826516],
  [1, 20, 0.2161061642068473],
  [5, 20, 0.4555824040017489],
  [19, 20, 0.9974386212234697],
  [10, 1000, 0.016903175120562504],
  [3, 100_000, 0.00007753472238564708],
])('%i of %i leaves up to %d', (successes, total, bound) => {
  expect(upperBound({ successes, total }) / bound).toBeCloseTo(1, 9)
})

test('none agrees with the closed form, all and nothing leave everything possible', () => {
  for (const total of [1, 7, 20, 500])
    expect(upperBound({ successes: 0, total })).toBeCloseTo(upperBoundOfNone(total), 12)
  expect(upperBound({ successes: 20, total: 20 })).toBe(1)
  expect(upperBound({ successes: 0, total: 0 })).toBe(1)
})

test('less confidence, a lower bound', () => {
  expect(upperBound({ successes: 2, total: 20 }, 0.5)).toBeLessThan(upperBound({ successes: 2, total: 20 }))
})
