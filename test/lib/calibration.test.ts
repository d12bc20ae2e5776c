import { expect, test } from 'vitest'
import { calibrationBins, calibrationError, type Judged } from '../../src/lib/calibration.ts'

const some = (probability: number, right: number, wrong: number): Judged[] => [
  ...Array.from({ length: right }, () => ({ probability, isRight: true })),
  ...Array.from({ length: wrong }, () => ({ probability, isRight: false })),
]

test('predictions that come true as often as they say have no error', () => {
  expect(calibrationError([...some(0.75, 3, 1), ...some(1, 7, 0)])).toBe(0)
})

test('the error is the distance in each bin, weighed by its predictions', () => {
  // 0.9 right half of the time, 4 of them; 0.6 right always, 12 of them
  const judged = [...some(0.9, 2, 2), ...some(0.6, 12, 0)]
  expect(calibrationError(judged)).toBeCloseTo((4 * 0.4 + 12 * 0.4) / 16)
  expect(calibrationBins(judged).map(({ from, predictions, rightShare }) => [from, predictions, rightShare])).toEqual([
    [0.6, 12, 1],
    [0.9, 4, 0.5],
  ])
})

test('too sure and not sure enough do not make up for each other in different bins, and do in one', () => {
  expect(calibrationError([...some(0.95, 0, 1), ...some(0.05, 1, 0)])).toBeCloseTo(0.95)
  expect(calibrationError([...some(0.5, 1, 0), ...some(0.5, 0, 1)])).toBe(0)
})

test('certainty lies in the last bin, and nothing has no error', () => {
  expect(calibrationBins(some(1, 1, 0)).map(({ from }) => from)).toEqual([0.9])
  expect(calibrationError([])).toBeNull()
})
