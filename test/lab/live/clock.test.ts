import { expect, test } from 'vitest'
import { chinaTime, nowUtcUs } from '../../../lab/live/clock.ts'

test('a clock in China is eight hours ahead, summer and winter', () => {
  expect(chinaTime(Date.UTC(2008, 7, 8, 12, 8, 8, 999))).toBe('2008-08-08 20:08:08')
  expect(chinaTime(Date.UTC(2008, 11, 31, 16, 0, 0))).toBe('2009-01-01 00:00:00')
})

test('now is the time of day in whole microseconds, and does not go back', () => {
  const times = Array.from({ length: 1000 }, nowUtcUs)
  expect(times.every((time, index) => Number.isSafeInteger(time) && time >= (times[index - 1] ?? 0))).toBe(true)
  expect(Math.abs((times[0] ?? 0) / 1000 - Date.now())).toBeLessThan(1000)
})
