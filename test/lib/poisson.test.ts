import { expect, test } from 'vitest'
import { atLeastEvents } from '../../src/lib/poisson.ts'

// scipy 1.10: poisson.sf(count - 1, mean)
test.each([
  [0, 2, 1],
  [1, 0.006, 0.005982035946064732],
  [3, 0.5, 0.014387677966970684],
  [2, 5, 0.9595723180054873],
  [20, 3, 8.314423588191718e-11],
])('at least %i where %f are expected', (count, mean, expected) => {
  expect(atLeastEvents(count, mean) / expected).toBeCloseTo(1, 10)
})

test('where nothing is expected, nothing comes by chance', () => {
  expect(atLeastEvents(1, 0)).toBe(0)
})
