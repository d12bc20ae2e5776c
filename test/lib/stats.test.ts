import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { entropyBits, upperBoundOfNone, wilson } from '../../src/lib/stats.ts'

// Newcombe, Statistics in Medicine 17:857 (1998), table I, method 3.
test.each([
  { successes: 81, total: 263, low: 0.2553, high: 0.3662 },
  { successes: 15, total: 148, low: 0.0624, high: 0.1605 },
  { successes: 0, total: 20, low: 0, high: 0.1611 },
  { successes: 1, total: 29, low: 0.0061, high: 0.1718 },
])('the published interval of $successes in $total', ({ successes, total, low, high }) => {
  expect(wilson(successes, total).low).toBeCloseTo(low, 4)
  expect(wilson(successes, total).high).toBeCloseTo(high, 4)
})

test('nothing tried leaves everything possible', () => {
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
  expect(upperBoundOfNone(0)).toBe(1)
})

test('an interval holds its share, stays in 0 … 1 and mirrors', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e6), (a, b) => {
      fc.pre(a + b > 0)
      const { low, high } = wilson(a, a + b)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThanOrEqual(a / (a + b))
      expect(high).toBeGreaterThanOrEqual(a / (a + b))
      expect(high).toBeLessThanOrEqual(1)
      expect(wilson(b, a + b).low).toBeCloseTo(1 - high, 10)
    }),
  )
})

// Hanley and Lippman-Hand, JAMA 249:1743 (1983): exact bounds next to the rule of three.
test.each([
  { total: 10, bound: 0.26 },
  { total: 20, bound: 0.14 },
  { total: 50, bound: 0.058 },
  { total: 100, bound: 0.03 },
])('0 of $total leaves up to $bound', ({ total, bound }) => {
  expect(upperBoundOfNone(total)).toBeCloseTo(bound, 2)
  expect((1 - upperBoundOfNone(total)) ** total).toBeCloseTo(0.05, 12)
})

test.each([
  { counts: [], bits: 0 },
  { counts: [7], bits: 0 },
  { counts: [1, 1, 0], bits: 1 },
  { counts: [2, 1, 1], bits: 1.5 },
])('entropy of $counts is $bits bits', ({ counts, bits }) => {
  expect(entropyBits(counts)).toBeCloseTo(bits, 12)
})
