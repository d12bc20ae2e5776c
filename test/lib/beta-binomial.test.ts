import { describe, expect, test } from 'vitest'
import { type BetaBinomial, logChance, quantile, tabulated } from '../../src/lib/beta-binomial.ts'

/** a = 2, b = 3 as mean and correlation. */
const TWO_THREE = { mean: 2 / 5, correlation: 1 / 6 }

/** Exact fractions by rising factorials, 10 trials. */
const EXACT = [
  0.06593406593406594, 0.10989010989010989, 0.13486513486513488, 0.14385614385614387, 0.13986013986013987,
  0.1258741258741259, 0.1048951048951049, 0.07992007992007992, 0.053946053946053944, 0.029970029970029972,
  0.01098901098901099,
]

test('chances are the exact ones', () => {
  for (const [successes, expected] of EXACT.entries())
    expect(Math.exp(logChance(TWO_THREE, successes, 10))).toBeCloseTo(expected, 12)
})

function atLeast(shape: BetaBinomial, successes: number, total: number): number {
  let sum = 0
  for (let k = successes; k <= total; k += 1) sum += Math.exp(logChance(shape, k, total))
  return sum
}

describe('tails', () => {
  test.each([
    ['at least 8 of 10, a = 2, b = 3', TWO_THREE, 8, 10, 0.09490509490509491],
    ['at least 30 of 40, a = ½, b = 19/2', { mean: 0.05, correlation: 1 / 11 }, 30, 40, 6.466483873672027e-6],
    ['groups alike: the binomial', { mean: 0.05, correlation: 0 }, 5, 20, 0.0025739403346522805],
  ])('%s', (...[, shape, successes, total, expected]) => {
    expect(atLeast(shape, successes, total) / expected).toBeCloseTo(1, 10)
  })

  test('none or more is certain', () => {
    expect(atLeast(TWO_THREE, 0, 10)).toBeCloseTo(1, 12)
  })
})

test('tables say the same, and beyond them the formula does', () => {
  const looked = tabulated(TWO_THREE, 20)
  for (const [successes, total] of [
    [0, 0],
    [3, 10],
    [20, 20],
    [7, 25],
  ] as const)
    expect(looked(successes, total)).toBeCloseTo(logChance(TWO_THREE, successes, total), 11)
  expect(tabulated({ mean: 0.05, correlation: 0 }, 5)(2, 5)).toBe(logChance({ mean: 0.05, correlation: 0 }, 2, 5))
})

test.each([
  [0.05, 0],
  [0.44, 3],
  [0.9, 7],
  [0.95, 8],
  [1, 10],
])('a share of %f has at most %i of ten', (share, most) => {
  expect(quantile(TWO_THREE, 10, share)).toBe(most)
})
