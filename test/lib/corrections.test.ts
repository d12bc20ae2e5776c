import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { benjaminiHochberg } from '../../src/lib/corrections.ts'

// The fifteen p-values of Benjamini and Hochberg 1995, §3.2: at 0.05 the first four are called.
const PUBLISHED = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
]

test('the published example calls four', () => {
  expect(benjaminiHochberg(PUBLISHED).filter((q) => q <= 0.05)).toHaveLength(4)
})

test('q-values come in the order of the p-values', () => {
  const expected = [0.03, 0.06, 0.06, 0.03, 1, 0.24]
  for (const [index, q] of benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 1, 0.2]).entries())
    expect(q).toBeCloseTo(expected[index] ?? -1, 12)
  expect(benjaminiHochberg([])).toEqual([])
})

test('a q is never below its p, never above 1, and keeps the order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), (ps) => {
      const qs = benjaminiHochberg(ps)
      expect(qs).toHaveLength(ps.length)
      const both = ps.map((p, index) => ({ p, q: qs[index] ?? -1 })).toSorted((a, b) => a.p - b.p)
      for (const [index, { p, q }] of both.entries()) {
        expect(q).toBeGreaterThanOrEqual(p)
        expect(q).toBeLessThanOrEqual(1)
        expect(q).toBeGreaterThanOrEqual(both[index - 1]?.q ?? 0)
      }
    }),
  )
})
