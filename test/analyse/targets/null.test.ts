import { expect, test } from 'vitest'
import { type Habit, logLikelihood, power, tails } from '../../../src/analyse/targets/null.ts'

const ORDINARY: Habit = {
  unexplained: { mean: 0.1, correlation: 0 },
  short: { mean: 0.05, correlation: 0 },
}
const TARGET: Habit = {
  unexplained: { mean: 0.55, correlation: 0 },
  short: { mean: 0.3, correlation: 0 },
}
const CHOICE = { ordinary: ORDINARY, target: TARGET, leastUnexplained: 0 }

/** Every outcome of three messages with its chance, counted out by hand from binomials. */
const OUTCOMES = [0, 1, 2, 3].flatMap((unexplained) =>
  Array.from({ length: unexplained + 1 }, (_, short) => ({ messages: 3, unexplained, short })),
)
const binomial = (k: number, n: number, share: number): number =>
  ([1, n, (n * (n - 1)) / 2, (n * (n - 1) * (n - 2)) / 6][k] ?? 0) * share ** k * (1 - share) ** (n - k)
const chanceUnder = (of: { unexplained: number; short: number }, [mean, short]: readonly [number, number]): number =>
  binomial(of.unexplained, 3, mean) * binomial(of.short, of.unexplained, short)

test('the tail is the chance of all outcomes that speak as loudly', () => {
  const tail = tails(CHOICE, 3)
  for (const seen of OUTCOMES) {
    const ratio = (one: typeof seen): number => chanceUnder(one, [0.55, 0.3]) / chanceUnder(one, [0.1, 0.05])
    const expected = OUTCOMES.filter((one) => ratio(one) >= ratio(seen) * (1 - 1e-12)).reduce(
      (sum, one) => sum + chanceUnder(one, [0.1, 0.05]),
      0,
    )
    expect(tail(seen)).toBeCloseTo(expected, 12)
  }
})

test('short messages speak louder, and so do more of them', () => {
  const tail = tails(CHOICE, 20)
  const p = [
    { messages: 20, unexplained: 5, short: 0 },
    { messages: 20, unexplained: 5, short: 3 },
    { messages: 20, unexplained: 9, short: 3 },
  ].map(tail)
  expect(p).toEqual(p.toSorted((a, b) => b - a))
  expect(new Set(p).size).toBe(3)
})

test('power is the target’s chance of the outcomes that are rare enough', () => {
  const tail = tails(CHOICE, 3)
  const expected = OUTCOMES.filter((one) => tail(one) <= 0.01).reduce(
    (sum, one) => sum + chanceUnder(one, [0.55, 0.3]),
    0,
  )
  expect(power(CHOICE, 3, 0.01)).toBeCloseTo(expected, 12)
  expect(expected).toBeGreaterThan(0.1)
})

test('log-likelihoods add up the two counts', () => {
  const counts = { messages: 3, unexplained: 2, short: 1 }
  expect(logLikelihood(ORDINARY, counts)).toBeCloseTo(Math.log(3 * 0.01 * 0.9) + Math.log(2 * 0.05 * 0.95), 12)
})

test('counts below the least never stand out, and leave the others their chance', () => {
  const strict = { ...CHOICE, leastUnexplained: 2 }
  const tail = tails(strict, 3)
  expect(tail({ messages: 3, unexplained: 1, short: 1 })).toBeCloseTo(1, 12)
  expect(tail({ messages: 3, unexplained: 3, short: 3 })).toBeCloseTo(0.1 ** 3 * 0.05 ** 3, 12)
  expect(power(strict, 3, 0.05)).toBeLessThan(power(CHOICE, 3, 0.05))
})
