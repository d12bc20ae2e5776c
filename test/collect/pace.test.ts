import { expect, test } from 'vitest'
import type { Clock } from '../../src/collect/clock.ts'
import { hostPace, paceOf, retryAfterMs } from '../../src/collect/pace.ts'

/** A clock that stands until it is set. */
function standing(): Clock & { setMs: (ms: number) => void } {
  let nowMs = 0
  return {
    utcMs: () => nowMs,
    monotonicMs: () => nowMs,
    after: () => () => undefined,
    setMs: (ms) => void (nowMs = ms),
  }
}

test('each host waits for its own turn', () => {
  const clock = standing()
  const pace = paceOf(clock, () => 1000)
  expect(pace.waitMs('a')).toBe(0)
  pace.begin('a')
  expect([pace.waitMs('a'), pace.waitMs('b')]).toEqual([1000, 0])
  clock.setMs(600)
  expect(pace.waitMs('a')).toBe(400)
  pace.hold('a', 5000)
  expect(pace.waitMs('a')).toBe(5000)
  pace.hold('a', 1)
  expect(pace.waitMs('a')).toBe(5000)
})

test('a host may ask for a slower pace, never for a faster one', () => {
  const pace = paceOf(standing(), () => 1000)
  pace.slow('a', 10)
  pace.begin('a')
  expect(pace.waitMs('a')).toBe(1000)
  pace.slow('b', 7000)
  pace.slow('b', 2000)
  pace.begin('b')
  expect(pace.waitMs('b')).toBe(7000)
})

test.each([
  [0.5, 'a.example', 2000],
  [1, 'a.example', 1000],
  [100, 'a.example', 1000],
  [100, '127.0.0.1.example', 1000],
  [100, '10.0.0.1', 1000],
  [100, '127.0.0.1', 10],
  [100, '[::1]', 10],
  [0.5, '127.0.0.1', 2000],
])('at %d a second, %s is asked every %d ms', (requestsPerSecond, host, betweenMs) => {
  const pace = hostPace(standing(), requestsPerSecond)
  pace.begin(host)
  expect(pace.waitMs(host)).toBe(betweenMs)
})

const NOW = Date.UTC(2026, 10, 21, 12, 0, 0)

test.each([
  [null, null],
  ['0', 0],
  ['120', 120_000],
  ['Sat, 21 Nov 2026 12:01:00 GMT', 60_000],
  ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['9999999999', null],
  ['2026-11-21', null],
])('Retry-After: %s is %s ms', (value, ms) => {
  expect(retryAfterMs(value, NOW)).toBe(ms)
})
