import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { gapsIn, MOST_BUCKETS, overTime, stepFor, type TimeWanted } from '../../src/analyse/over-time.ts'
import type { Store } from '../../src/store/index.ts'
import { load } from './dataset.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const line = (server: string, utcMs: number | null, family = 'contentfilter') => ({
  server,
  family,
  message: family === 'contentfilter',
  utcMs,
  text: 'x',
})

async function asked<T>(ask: (store: Store) => Promise<T>): Promise<T> {
  const { store, close } = await load({
    records: [
      line('log01', 10 * DAY_MS),
      line('log01', 10 * DAY_MS + HOUR_MS),
      line('log01', 12 * DAY_MS),
      line('log02', 10 * DAY_MS),
      line('log02', 14 * DAY_MS),
      line('log02', 14 * DAY_MS, 'skypelogininfo'),
      line('log02', -1),
      line('log01', null),
    ],
  })
  try {
    return await ask(store)
  } finally {
    await close()
  }
}

const messages = (wanted: Partial<TimeWanted> = {}): TimeWanted => ({ by: 'server', of: 'messages', ...wanted })

test('records by series and bucket, in as fine a step as fits; without a date in none', async () => {
  const { span, stepMs, buckets, dated, undated } = await asked((store) => overTime(store, messages({ fromUtcMs: 0 })))
  expect(span).toEqual({ firstUtcMs: 10 * DAY_MS, lastUtcMs: 14 * DAY_MS })
  expect(stepMs).toBe(HOUR_MS)
  expect(buckets.map(({ series, at_utc_ms, records }) => [series, at_utc_ms / HOUR_MS, records])).toEqual([
    ['log01', 240, 1],
    ['log01', 241, 1],
    ['log01', 288, 1],
    ['log02', 240, 1],
    ['log02', 336, 1],
  ])
  expect([dated, undated]).toEqual([5, 1])
})

test('a range is its first instant to before its last; times before 1970 fall into the bucket below', async () => {
  const range = { fromUtcMs: 10 * DAY_MS, toUtcMs: 10 * DAY_MS + HOUR_MS }
  const { dated, stepMs, buckets } = await asked((store) => overTime(store, messages({ ...range, by: 'log' })))
  expect([dated, stepMs]).toEqual([2, 60_000])
  expect(buckets.map(({ series }) => series)).toEqual(['log01 · contentfilter', 'log02 · contentfilter'])
  const early = await asked((store) => overTime(store, messages({ toUtcMs: 0 })))
  expect(early.buckets).toMatchObject([{ at_utc_ms: -early.stepMs, records: 1 }])
})

test('every record, or those of one kind of log', async () => {
  const login = await asked((store) => overTime(store, { by: 'family', of: 'everything', family: 'skypelogininfo' }))
  expect(login.buckets).toMatchObject([{ series: 'skypelogininfo', records: 1 }])
  const none = await asked((store) => overTime(store, messages({ server: 'nowhere' })))
  expect(none).toMatchObject({ span: null, buckets: [], dated: 0 })
})

test('gaps lie between the first and the last day of each series, the longest first', async () => {
  const gaps = await asked((store) => gapsIn(store, { by: 'server', of: 'messages' }))
  expect(gaps.map(({ series, fromUtcMs, toUtcMs }) => [series, fromUtcMs / DAY_MS, toUtcMs / DAY_MS])).toEqual([
    ['log02', 0, 10],
    ['log02', 11, 14],
    ['log01', 11, 12],
  ])
})

test('a step is never so fine that there are too many buckets, and a span of centuries has one, too', () => {
  assert(
    property(integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (spanMs) => {
      expect(spanMs / stepFor(spanMs)).toBeLessThanOrEqual(MOST_BUCKETS)
    }),
  )
  expect(stepFor(0)).toBe(60_000)
})
