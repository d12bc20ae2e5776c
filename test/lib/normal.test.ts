import { expect, test } from 'vitest'
import { upperTail } from '../../src/lib/normal.ts'

// scipy.stats.norm.sf
test.each([
  [0, 0.5],
  [1, 0.15865525393145707],
  [1.959963984540054, 0.025],
  [2.999999, 0.001349902463485155],
  [3, 0.0013498980316300957],
  [5, 2.866515718791946e-7],
  [10, 7.619853024160593e-24],
  [30, 4.906713927148764e-198],
])('above %f lies %f', (z, tail) => {
  expect(upperTail(z) / tail).toBeCloseTo(1, 10)
})
