import { describe, expect, test } from 'vitest'
import { seededRandom, shuffle } from '../../src/lib/random.ts'
import { productOf, sampledShare } from '../../src/lib/sampled-share.ts'
import { wilson } from '../../src/lib/stats.ts'

describe('a share of a finite population', () => {
  test('of an endless one it is Wilson’s', () => {
    const { low, high } = sampledShare(30, 100, 1e12)
    expect(low).toBeCloseTo(wilson(30, 100).low, 8)
    expect(high).toBeCloseTo(wilson(30, 100).high, 8)
  })

  test('half of it read makes the interval as narrow as twice the sample would', () => {
    const { low, high } = sampledShare(30, 100, 199)
    expect({ low, high }).toEqual(wilson(60, 200))
  })

  test('all of it read leaves no doubt; nothing read leaves all of it', () => {
    expect(sampledShare(30, 100, 100)).toEqual({ low: 0.3, high: 0.3 })
    expect(sampledShare(0, 0, 100)).toEqual({ low: 0, high: 1 })
  })

  test('none and all of a sample keep the ends of the scale', () => {
    expect(sampledShare(0, 20, 60).low).toBe(0)
    expect(sampledShare(20, 20, 60).high).toBe(1)
    expect(sampledShare(0, 20, 60).high).toBeLessThan(wilson(0, 20).high)
  })
})

describe('the product of two shares', () => {
  const half = { value: 0.5, low: 0.4, high: 0.6 }

  test('without doubt about one is the other, scaled', () => {
    const found = productOf({ value: 0.2, low: 0.2, high: 0.2 }, half)
    expect(found.value).toBeCloseTo(0.1)
    expect(found.low).toBeCloseTo(0.08)
    expect(found.high).toBeCloseTo(0.12)
  })

  test('distances add as squares of logarithms', () => {
    const found = productOf(half, half)
    expect(found.low).toBeCloseTo(0.25 * Math.exp(-Math.SQRT2 * Math.log(0.5 / 0.4)))
    expect(found.high).toBeCloseTo(0.25 * Math.exp(Math.SQRT2 * Math.log(0.6 / 0.5)))
  })

  test('of nothing reaches from 0 to the other’s share of its end', () => {
    expect(productOf(half, { value: 0, low: 0, high: 0.1 })).toEqual({ value: 0, low: 0, high: 0.05 })
  })
})

test('in 1,000 drawn samples the corrected share’s interval holds the truth about as often as it says', () => {
  const random = seededRandom(20_081_001)
  const [messages, matching, right] = [4000, 0.08, 0.75]
  let covered = 0
  for (let turn = 0; turn < 1000; turn += 1) {
    const hits = Array.from({ length: messages }, () => random.share()).filter((at) => at < matching).length
    const about = Array.from({ length: hits }, () => (random.share() < right ? 1 : 0))
    shuffle(random, about)
    const found = about.slice(0, 100).reduce<number>((sum, one) => sum + one, 0)
    const corrected = productOf(
      { value: hits / messages, ...wilson(hits, messages) },
      { value: found / 100, ...wilson(found, 100) },
    )
    if (corrected.low <= matching * right && matching * right <= corrected.high) covered += 1
  }
  expect(covered / 1000).toBeGreaterThan(0.935)
  expect(covered / 1000).toBeLessThan(0.97)
})

test('in 1,000 samples of a quarter of the hits, the interval of their precision holds it about as often as it says', () => {
  const random = seededRandom(2008)
  const about = Array.from({ length: 400 }, (_, at) => (at < 300 ? 1 : 0))
  let covered = 0
  let wider = 0
  for (let turn = 0; turn < 1000; turn += 1) {
    shuffle(random, about)
    const found = about.slice(0, 100).reduce<number>((sum, one) => sum + one, 0)
    const { low, high } = sampledShare(found, 100, 400)
    if (low <= 0.75 && 0.75 <= high) covered += 1
    const plain = wilson(found, 100)
    if (plain.high - plain.low > high - low) wider += 1
  }
  expect(covered / 1000).toBeGreaterThan(0.935)
  expect(covered / 1000).toBeLessThan(0.97)
  expect(wider).toBe(1000)
})
