import { expect, test } from 'vitest'
import { powerOf, trialsNeeded } from '../../../src/traffic/trials/power.ts'

// All tables enumerated, with exact fractions, in Python.
test.each([
  { n: 8, one: 1, other: 0, level: 0.0003, power: 1 },
  { n: 10, one: 0.5, other: 0, level: 0.01, power: 0.171875 },
  { n: 12, one: 0.75, other: 0.25, level: 0.05, power: 0.6081390742356341 },
  { n: 20, one: 0.35, other: 0.05, level: 0.05, power: 0.5890649386977503 },
])('$n trials of $one against $other at $level', ({ n, one, other, level, power }) => {
  expect(powerOf(n, { one, other }, level)).toBeCloseTo(power, 10)
})

test('an effect that is always there needs as many trials as the level asks for', () => {
  // 2 / C(2n, n): 0.1 for 3, 0.0286 for 4, 0.0079 for 5
  expect([0.1001, 0.0999, 0.05, 0.01].map((level) => trialsNeeded({ one: 1, other: 0 }, level))).toEqual([3, 4, 4, 5])
})

test('the number found is enough, and one fewer is not', () => {
  const shares = { one: 0.5, other: 0.1 }
  const needed = trialsNeeded(shares, 0.01) ?? 0
  expect(powerOf(needed, shares, 0.01)).toBeGreaterThanOrEqual(0.8)
  expect(powerOf(needed - 1, shares, 0.01)).toBeLessThan(0.8)
})

test('what no thousand trials find is not advised', () => {
  expect(trialsNeeded({ one: 0.51, other: 0.5 }, 0.05)).toBeNull()
  expect(trialsNeeded({ one: 1, other: 1 }, 0.05)).toBeNull()
})
