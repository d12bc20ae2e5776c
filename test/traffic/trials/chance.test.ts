import { expect, test } from 'vitest'
import { seededRandom } from '../../../src/lib/random.ts'
import { chanceWindowsAt, layChanceWindows } from '../../../src/traffic/trials/chance.ts'
import type { Window } from '../../../src/traffic/trials/windows.ts'

const window = (startUtcMs: number, endUtcMs: number): Window => ({ trial: 0, startUtcMs, endUtcMs })
const OWN = [window(0, 100), window(1000, 1100), window(2000, 2100)]
const AVOID = [window(0, 100), window(400, 500), window(450, 900), window(1000, 1100), window(2000, 2100)]
const lay = (own = OWN, avoid = AVOID, seed = 1) => layChanceWindows(seededRandom(seed), own, avoid)

test('a thousand windows of the same length, none touching a message', () => {
  const found = lay()
  expect(found?.windows).toHaveLength(1000)
  for (const { startUtcMs, endUtcMs } of found?.windows ?? []) {
    expect(endUtcMs - startUtcMs).toBeCloseTo(100, 6)
    expect(AVOID.filter((other) => startUtcMs < other.endUtcMs && endUtcMs > other.startUtcMs)).toEqual([])
    expect(startUtcMs >= 0 && endUtcMs <= 2100).toBe(true)
  }
})

test('every start that fits is as likely', () => {
  // Starts: 200 of the first gap (100…400), none but one moment of the second (900…1000), 800 of the third (1100…2000)
  const starts = lay()?.windows.map(({ startUtcMs }) => startUtcMs) ?? []
  const first = starts.filter((start) => start < 400).length
  expect(Math.abs(first - 200)).toBeLessThan(50)
  const early = starts.filter((start) => start >= 1100 && start < 1500).length
  expect(Math.abs(early - 400)).toBeLessThan(60)
})

test('so many are independent as fit side by side', () => expect(lay()?.independent).toBe(3 + 1 + 9))

test('the same seed lays the same windows', () => {
  expect(lay()).toEqual(lay())
  expect(lay(OWN, AVOID, 2)).not.toEqual(lay())
})

test('what other clients do after the last window is no time of this client', () => {
  const longer = lay(OWN, [...AVOID, window(9000, 9100)])
  for (const { endUtcMs } of longer?.windows ?? []) expect(endUtcMs).toBeLessThanOrEqual(2100)
  expect(
    lay([window(0, 100), window(2000, 2300)], [window(0, 100), window(2000, 2100), window(9000, 9100)])?.windows.at(-1)
      ?.endUtcMs,
  ).toBeLessThanOrEqual(2300)
})

test('without room there are none', () => {
  expect(lay([window(0, 100), window(100, 200)], [window(0, 100), window(100, 200)])).toBeNull()
  expect(lay([window(0, 100), window(150, 250)], [window(0, 100), window(150, 250)])).toBeNull()
  expect(lay([], [])).toBeNull()
})

test('the windows at a time are those that hold it', () => {
  const found = lay()
  if (found === null) throw new Error('no windows')
  for (const atUtcMs of [0, 150, 390, 399.5, 950, 1100, 1700, 2050]) {
    const holding = [...found.windows.entries()].filter(
      ([, { startUtcMs, endUtcMs }]) => startUtcMs <= atUtcMs && atUtcMs < endUtcMs,
    )
    expect([...chanceWindowsAt(found, atUtcMs)]).toEqual(holding.map(([index]) => index))
  }
})
