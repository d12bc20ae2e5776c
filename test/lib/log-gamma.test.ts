import { expect, test } from 'vitest'
import { logFactorial } from '../../src/lib/factorials.ts'
import { logGamma } from '../../src/lib/log-gamma.ts'

test('agrees with factorials, and with the root of pi at one half', () => {
  for (const n of [1, 2, 5, 9, 10, 40, 1000]) expect(logGamma(n + 1)).toBeCloseTo(logFactorial(n), 9)
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 11)
  expect(logGamma(3.5)).toBeCloseTo(Math.log((15 / 8) * Math.sqrt(Math.PI)), 11)
})
