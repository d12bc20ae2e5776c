import { expect, test } from 'vitest'
import { difference } from '../../src/lib/differences.ts'

// Newcombe, Statistics in Medicine 17:873 (1998), table II, method 10.
test.each([
  { a: 56, n: 70, b: 48, m: 80, low: 0.0524, high: 0.3339 },
  { a: 9, n: 10, b: 3, m: 10, low: 0.1705, high: 0.809 },
  { a: 6, n: 7, b: 2, m: 7, low: 0.0582, high: 0.8062 },
  { a: 5, n: 56, b: 0, m: 29, low: -0.0381, high: 0.1926 },
  { a: 0, n: 10, b: 0, m: 20, low: -0.1611, high: 0.2775 },
  { a: 0, n: 10, b: 0, m: 10, low: -0.2775, high: 0.2775 },
  { a: 10, n: 10, b: 0, m: 20, low: 0.6791, high: 1 },
  { a: 10, n: 10, b: 0, m: 10, low: 0.6075, high: 1 },
])('the published interval of $a/$n − $b/$m', ({ a, n, b, m, low, high }) => {
  const found = difference({ successes: a, total: n }, { successes: b, total: m })
  expect(found?.difference).toBeCloseTo(a / n - b / m, 12)
  expect(found?.low).toBeCloseTo(low, 4)
  expect(found?.high).toBeCloseTo(high, 4)
})

test('an empty group has no difference', () => {
  expect(difference({ successes: 0, total: 0 }, { successes: 1, total: 2 })).toBeNull()
  expect(difference({ successes: 1, total: 2 }, { successes: 0, total: 0 })).toBeNull()
})
