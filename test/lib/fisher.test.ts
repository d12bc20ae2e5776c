import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fisher } from '../../src/lib/fisher.ts'

/** The first group's successes and size, the second's. */
type Table = readonly [a: number, n: number, c: number, m: number]

const p = (...[a, n, c, m]: Table): number => fisher({ successes: a, total: n }, { successes: c, total: m })

// The first two are Fisher's own, the tea (1935) and the twins (R, manual of fisher.test); the others are sums of exact fractions.
const KNOWN: readonly (readonly [table: Table, exact: number])[] = [
  [[3, 4, 1, 4], 17 / 35],
  [[2, 17, 10, 13], 0.0005367],
  [[1, 12, 9, 12], 0.0027594561852200836],
  [[20, 20, 0, 20], 1.4508889103849688e-11],
  [[20, 20, 0, 120], 1.2089503780501001e-24],
  [[7, 20, 2, 20], 0.1273861273861274],
  [[2, 20, 0, 120], 0.019527235354573486],
  [[10, 100, 30, 100], 0.000650410707603421],
  [[500, 1000, 300, 1000], 7.527661570867579e-20],
  [[60, 50_000, 10, 50_000], 7.906572647359429e-10],
  [[5, 10, 5, 10], 1],
  [[0, 20, 0, 20], 1],
]

test.each(KNOWN)('%j', (table, exact) => {
  expect(p(...table) / exact).toBeCloseTo(1, exact === 0.0005367 ? 3 : 8)
})

test('equally likely tables count although rounding makes one of them smaller', () => {
  // Both tails have 20 successes of 40: twice one tail
  expect(p(15, 20, 5, 20)).toBeCloseTo(p(5, 20, 15, 20), 14)
  expect(p(3, 3, 0, 3)).toBeCloseTo(0.1, 12)
})

test('a tail beyond the smallest number is not nothing', () => expect(p(2000, 2000, 0, 2000)).toBe(Number.MIN_VALUE))

test('an empty group tells nothing', () => expect([p(0, 0, 3, 10), p(3, 10, 0, 0)]).toEqual([1, 1]))

test('it does not matter which group, and which outcome, comes first', () => {
  fc.assert(
    fc.property(fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60)), ([a, b, c, d]) => {
      const value = p(a, a + b, c, c + d)
      expect(value).toBeGreaterThan(0)
      expect(value).toBeLessThanOrEqual(1)
      expect(p(c, c + d, a, a + b)).toBeCloseTo(value, 10)
      expect(p(b, a + b, d, c + d)).toBeCloseTo(value, 10)
    }),
  )
})
