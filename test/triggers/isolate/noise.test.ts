import { expect, test } from 'vitest'
import { seededRandom } from '../../../src/lib/random.ts'
import { errorShare, leadNeeded, settled } from '../../../src/triggers/isolate/noise.ts'
import { CannotTell } from '../../../src/triggers/isolate/question.ts'

test('the shares of the error budget sum to at most 1, however many questions there are', () => {
  let sum = 0
  for (let index = 0; index < 20_000; index += 1) sum += errorShare(index)
  expect(sum).toBeLessThanOrEqual(1)
  expect(sum).toBeGreaterThan(0.99)
  expect(errorShare(0)).toBeCloseTo(0.95 / 64)
  expect(errorShare(64)).toBeLessThan(errorShare(63))
})

test.each([
  [0, 0.99, 1],
  [0.05, 0.99, 3],
  [0.05, 0.999, 4],
  [0.2, 0.99, 7],
])('with %d wrong and confidence %d a lead of %i settles', (errorRate, confidence, lead) => {
  expect(leadNeeded({ errorRate, confidence }, 0)).toBe(lead)
})

test('a lead is right as often as Wald says: ratio^lead to 1', async () => {
  const random = seededRandom(3)
  let wrong = 0
  for (let run = 0; run < 20_000; run += 1) if (!(await settled(async () => random.share() >= 0.2, 2))) wrong += 1
  expect(wrong / 20_000).toBeCloseTo(1 / 17, 2)
})

test('a box that answers by the toss of a coin is given up', async () => {
  let toss = 0
  await expect(settled(async () => (toss += 1) % 2 === 0, 3)).rejects.toEqual(new CannotTell('noise-budget'))
})
