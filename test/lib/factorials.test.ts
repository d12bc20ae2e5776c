import { expect, test } from 'vitest'
import { logChoose, logFactorial } from '../../src/lib/factorials.ts'

// Logarithms of exact factorials, to 50 digits.
test.each([
  [0, 0],
  [1, 0],
  [10, 15.104412573075516],
  [255, 1161.7121011184006],
  [256, 1167.2572785628802],
  [1000, 5912.128178488163],
])('ln %i!', (n, exact) => expect(Math.abs(logFactorial(n) - exact)).toBeLessThan(1e-12))

test('the table and the series meet', () => {
  for (const from of [250, 8186])
    for (let n = from; n < from + 12; n += 1) expect(logFactorial(n) - logFactorial(n - 1)).toBeCloseTo(Math.log(n), 10)
})

test('ways to choose', () => {
  expect(Math.exp(logChoose(5, 2))).toBeCloseTo(10, 10)
  expect(logChoose(1000, 0)).toBe(0)
})
