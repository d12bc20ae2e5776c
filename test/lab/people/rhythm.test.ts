import { expect, test } from 'vitest'
import { DAY_SECONDS, DAYS, inventSecond, isOfficeHour, weekdayOf } from '../../../lab/people/rhythm.ts'
import { random } from '../../../lab/random.ts'

test.each([
  ['Friday, 1 August 2008, 9:00', 0, 9, true],
  ['Friday, 8:59', 0, 8.99, false],
  ['Friday, 18:00', 0, 18, false],
  ['Saturday noon', 1, 12, false],
  ['Sunday noon', 2, 12, false],
  ['Monday noon', 3, 12, true],
])('%s', (...[, day, hour, expected]) => {
  expect(isOfficeHour(day * DAY_SECONDS + hour * 3600)).toBe(expected)
})

test('the logs begin on a Friday', () => {
  expect(weekdayOf(0)).toBe(5)
})

test('moments lie within the logs, in every hour and on every day', () => {
  const chance = random(1)
  const seconds = Array.from({ length: 20_000 }, () => inventSecond(chance))
  expect(Math.min(...seconds)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...seconds)).toBeLessThan(DAYS * DAY_SECONDS)
  expect(new Set(seconds.map((second) => Math.floor(second / DAY_SECONDS))).size).toBe(DAYS)
  expect(new Set(seconds.map((second) => Math.floor(second / 3600) % 24)).size).toBe(24)
})
