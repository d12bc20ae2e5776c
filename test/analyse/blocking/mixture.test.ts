import { describe, expect, test } from 'vitest'
import { CELLS, cellOf, type Classes, fitClasses } from '../../../src/analyse/blocking/mixture.ts'
import { blockedShare, HARDLY_ANY } from '../../../src/analyse/blocking/share.ts'
import { countsOf, sameEverywhere, strataOf } from '../../../src/analyse/blocking/strata.ts'
import { seededRandom } from '../../../src/lib/random.ts'

const random = seededRandom(11)
const chance = (): number => random.below(1_000_000) / 1_000_000

/** Sendings again of a message: those of a blocked one two in the mean (geometric), of a displayed one hardly any. */
function again(isBlocked: boolean): number {
  let times = 0
  while (chance() < (isBlocked ? 2 / 3 : 0.02)) times += 1
  return times
}

/** Messages of which a share was blocked: these are answered once in ten times, the others every second time. */
function stratum(messages: number, blocked: number): Float64Array {
  const counts = new Float64Array(CELLS)
  for (let at = 0; at < messages; at += 1) {
    const isBlocked = chance() < blocked
    const cell = cellOf(again(isBlocked), chance() < (isBlocked ? 0.1 : 0.5))
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}

const strata = [stratum(3000, 0.9), stratum(3000, 0.05), stratum(400, 1), stratum(400, 0)]

describe('classes of messages from how they were sent again and answered', () => {
  const { classes, mean, habit, answeredBlocked, answeredDisplayed } = fitClasses(strata)

  test('are those they were made from', () => {
    expect(Math.abs(mean - 2)).toBeLessThan(0.3)
    expect(Math.abs(habit - 0.02)).toBeLessThan(0.02)
    expect(Math.abs(answeredBlocked - 0.1)).toBeLessThan(0.05)
    expect(Math.abs(answeredDisplayed - 0.5)).toBeLessThan(0.05)
    for (const shares of [classes.blocked, classes.displayed])
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6)
  })

  const of = (counts: Float64Array, among: readonly Classes[] = [classes]) => blockedShare(counts, among)

  test('tell which share was blocked, with an interval that holds it', () => {
    for (const [messages, truth] of [
      [500, 0.8],
      [500, 0.3],
      [60, 0.5],
    ] as const) {
      const { low, high } = of(stratum(messages, truth))
      expect(low).toBeLessThanOrEqual(truth)
      expect(high).toBeGreaterThanOrEqual(truth)
    }
  })

  test('tell blocking from logging alone, and neither from a few messages', () => {
    const twoUnseen = new Float64Array(CELLS)
    twoUnseen[cellOf(0, false)] = 2
    const [blocked, displayed, few] = [of(stratum(200, 1)), of(stratum(200, 0)), of(twoUnseen)]
    expect(blocked.pDisplayed).toBeLessThan(1e-6)
    expect(blocked.pBlocked).toBe(1)
    expect(displayed.pBlocked).toBeLessThan(1e-6)
    expect(displayed.high).toBeLessThan(2 * HARDLY_ANY)
    expect(Math.min(few.pBlocked, few.pDisplayed)).toBeGreaterThan(0.01)
  })

  test('that are not known well widen the interval', () => {
    const counts = stratum(300, 0.5)
    const alike = classes.displayed.map((share, cell) => 0.6 * share + 0.4 * (classes.blocked[cell] ?? 0))
    const other = { blocked: classes.blocked, displayed: alike }
    const [sure, unsure] = [of(counts), of(counts, [classes, other])]
    expect(unsure.high - unsure.low).toBeGreaterThan(sure.high - sure.low)
  })
})

const rows = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at)

test('messages belong to their rarest keyword, those of rare ones together', () => {
  const cell = new Uint8Array(60)
  const keywords = [rows(0, 40), rows(20, 45), rows(50, 53)].map((messages, at) => ({
    list: 'list',
    keyword: `word ${at}`,
    messages,
    counts: new Float64Array(CELLS),
  }))
  const { stratum: of, strata: count } = strataOf(cell, keywords)
  expect(count).toBe(4)
  expect([of[0], of[30], of[44], of[51], of[59]]).toEqual([2, 3, 3, 1, 0])
  const counts = countsOf(cell, { stratum: of, strata: count }, (row) => (row === 59 ? 2 : 1))
  expect(counts.map((cells) => cells[0])).toEqual([13, 3, 20, 25])
})

test('keywords that are sent again alike are told from those that are not', () => {
  expect(sameEverywhere([stratum(400, 0.5), stratum(400, 0.5)])).toBeGreaterThan(0.001)
  expect(sameEverywhere([stratum(400, 0.9), stratum(400, 0.1)])).toBeLessThan(1e-6)
  expect(sameEverywhere([stratum(400, 0.9)])).toBe(1)
})
