import { existsSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Clock } from '../../src/collect/clock.ts'
import { scratch } from '../e2e/cli.ts'
import { hurried, list, withoutRobots } from './hostile-server.ts'
import { closeWorld, collectFrom, FACTOR, world } from './world.ts'

const dir = scratch('collect')
const around = await world(() =>
  withoutRobots((path, socket) =>
    list(
      socket,
      path,
      Array.from({ length: 9 }, (_, n) => `${n}/`),
    ),
  ),
)
afterAll(() => closeWorld(around))

const lastDayUtcMs = Date.UTC(new Date().getUTCFullYear() + 2, 0, 1)

/** A clock that stood at this moment when it was made. */
function clockFrom(utcMs: number): Clock {
  const clock = hurried(FACTOR)
  const begunMs = clock.monotonicMs()
  return { ...clock, utcMs: () => utcMs + clock.monotonicMs() - begunMs }
}

test('a scope that does not hold today is refused before anything is fetched or made', async () => {
  const at = mkdtempSync(join(dir, 'late-'))
  const late = collectFrom(around, { dir: at, options: { clock: clockFrom(lastDayUtcMs + 86_400_000) } })
  await expect(late).rejects.toThrow(/The scope holds from/)
  expect([around.main.connections(), existsSync(join(at, 'out'))]).toEqual([0, false])
})

test('a collection ends with the last day of its scope', async () => {
  const at = mkdtempSync(join(dir, 'midnight-'))
  const clock = clockFrom(lastDayUtcMs + 86_400_000 - 10_000)
  const { ended, requests } = await collectFrom(around, { dir: at, requestsPerSecond: 1, options: { clock } })
  expect(ended).toBe('not-after')
  expect(requests).toBeGreaterThan(0)
  expect(requests).toBeLessThan(12)
})
