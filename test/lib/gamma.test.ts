import { expect, test } from 'vitest'
import { logBeta, logGamma } from '../../src/lib/gamma.ts'

// C library lgamma (glibc 2.36)
test.each([
  [0.1, 2.2527126517342055],
  [0.5, 0.5723649429247004],
  [1.5, -0.12078223763524543],
  [3.7, 1.4280723266653883],
  [10, 12.801827480081467],
  [123.4, 469.3360974421906],
])('log Γ(%f)', (x, expected) => {
  expect(Math.abs(logGamma(x) - expected)).toBeLessThan(1e-13 * Math.max(1, expected))
})

test('Γ(1) = Γ(2) = 1', () => {
  expect(logGamma(1)).toBeCloseTo(0, 13)
  expect(logGamma(2)).toBeCloseTo(0, 13)
})

test('B(½, ½) = π', () => {
  expect(logBeta(0.5, 0.5)).toBeCloseTo(Math.log(Math.PI), 13)
})
