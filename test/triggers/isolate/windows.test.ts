import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairsOf, shrinkingWindows, windowsOf } from '../../../src/triggers/isolate/windows.ts'

test('windows cover every stretch of half their size, and pairs every two that no window holds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 4, max: 60 }), (length, size) => {
      const windows = windowsOf(length, size)
      const half = Math.floor(size / 2)
      for (let start = 0; start + half <= length; start += 1)
        expect(windows.some((one) => one.start <= start && one.end >= Math.min(length, start + half))).toBe(true)
      for (const { start, end } of windows) expect(end - start).toBeLessThanOrEqual(size)
      for (const [one, other] of pairsOf(length, size)) {
        expect(other.start).toBeGreaterThanOrEqual(one.end)
        expect(one.end - one.start + other.end - other.start).toBeLessThanOrEqual(size)
      }
    }),
    { numRuns: 30 },
  )
})

test('shrinking windows halve, and there are never more than asked', () => {
  const windows = shrinkingWindows(64, 40)
  expect(windows[0]).toEqual({ start: 0, end: 32 })
  expect(windows).toHaveLength(40)
  expect(Math.min(...windows.map(({ start, end }) => end - start))).toBeGreaterThanOrEqual(4)
})
