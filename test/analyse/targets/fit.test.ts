import { expect, test } from 'vitest'
import { type Bounds, cellsOf, fitHabit, fitMixture } from '../../../src/analyse/targets/fit.ts'
import { seededRandom } from '../../../src/lib/random.ts'

const random = seededRandom(11)
const successes = (trials: number, share: number): number =>
  Array.from({ length: trials }, () => (random.share() < share ? 1 : 0)).reduce<number>((sum, one) => sum + one, 0)

/** Accounts whose own share is low or high, so that the mean is 0.2 and the correlation 0.04 / 0.16 = 0.25. */
const uneven = Array.from({ length: 4000 }, (_, at) => {
  const unexplained = successes(10, at % 2 === 0 ? 0 : 0.4)
  return { messages: 10, unexplained, short: successes(unexplained, 0.1) }
})

const FREE: Bounds = {
  mean: [1e-4, 0.9],
  correlation: [1e-3, 0.9],
  shortCorrelation: 0,
  alike: { messages: 0, short: 0 },
}
const weights = (cells: readonly { accounts: number }[]): number[] => cells.map(({ accounts }) => accounts)

test('mean, correlation and share of short messages come out', () => {
  const cells = cellsOf(uneven)
  const { unexplained, short } = fitHabit(cells, weights(cells), FREE)
  expect(unexplained.mean).toBeCloseTo(0.2, 1)
  expect(unexplained.correlation).toBeGreaterThan(0.18)
  expect(unexplained.correlation).toBeLessThan(0.38)
  expect(short.mean).toBeCloseTo(0.1, 1)
})

test('what is known beforehand of short messages counts like what is seen', () => {
  const cells = cellsOf([{ messages: 10, unexplained: 9, short: 9 }])
  const { short } = fitHabit(cells, [1], { ...FREE, alike: { messages: 990, short: 0 } })
  expect(short.mean).toBeCloseTo(9.5 / 1000, 6)
})

test('targets among the accounts are told from the others', () => {
  const accounts = Array.from({ length: 500 }, (_, at) => {
    const unexplained = successes(12, at < 25 ? 0.6 : 0.05)
    return { messages: 12, unexplained, short: successes(unexplained, at < 25 ? 0.4 : 0.01) }
  })
  const mixture = fitMixture(cellsOf(accounts), {
    ordinary: FREE,
    target: () => ({ ...FREE, mean: [0.3, 0.96], correlation: [0.01, 0.1] }),
    start: ({ unexplained }) => (unexplained > 6 ? 0.9 : 0.02),
  })
  expect(mixture.ordinary.unexplained.mean).toBeCloseTo(0.05, 2)
  expect(mixture.target.unexplained.mean).toBeCloseTo(0.6, 1)
  expect(mixture.target.short.mean).toBeCloseTo(0.4, 1)
  expect(mixture.targetShare).toBeCloseTo(0.05, 2)
})
