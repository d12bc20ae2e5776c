import { expect, test } from 'vitest'
import { difference } from '../../src/lib/differences.ts'

// Newcombe, Statistics in Medicine 17:873 (1998), table II, method 10.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [0, 10, 0, 10, -0.2775, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
])('the published interval of %i/%i − %i/%i', (a, n, b, m, low, high) => {
  const found = difference({ successes: a, total: n }, { successes: b, total: m })
  expect(found?.difference).toBeCloseTo(a / n - b / m, 12)
  expect(found?.low).toBeCloseTo(low, 4)
  expect(found?.high).toBeCloseTo(high, 4)
})

test('an empty group has no difference', () => {
  expect(difference({ successes: 0, total: 0 }, { successes: 1, total: 2 })).toBeNull()
  expect(difference({ successes: 1, total: 2 }, { successes: 0, total: 0 })).toBeNull()
})
