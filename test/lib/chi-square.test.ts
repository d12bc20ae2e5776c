import { expect, test } from 'vitest'
import { chiSquareTail } from '../../src/lib/chi-square.ts'

// Quantiles from Abramowitz and Stegun, table 26.8
test.each([
  { degrees: 1, value: 3.841, chance: 0.05 },
  { degrees: 2, value: 5.991, chance: 0.05 },
  { degrees: 10, value: 18.307, chance: 0.05 },
  { degrees: 10, value: 4.8652, chance: 0.9 },
  { degrees: 30, value: 50.892, chance: 0.01 },
])('χ² of $degrees above $value', ({ degrees, value, chance }) => {
  expect(Math.abs(chiSquareTail(value, degrees) - chance)).toBeLessThan(0.003)
})
