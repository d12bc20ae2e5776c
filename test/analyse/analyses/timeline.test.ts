import { expect, test } from 'vitest'
import { findings, SMALL } from '../dataset.ts'

const DAY_MS = 86_400_000
const row = (server: string, day: number, rest: { records: number; days?: number }) => ({
  bucket_utc_ms: day * DAY_MS,
  days: rest.days ?? 1,
  family: 'contentfilter',
  server,
  records: rest.records,
  gap: rest.records === 0 ? 1 : 0,
})

test('days with records, days without between them, and undated records in a caveat', async () => {
  const { rows, denominator, caveats } = await findings('timeline', SMALL)
  expect(rows).toEqual([
    row('fs01', 0, { records: 5 }),
    row('fs01', 1, { records: 0 }),
    row('fs01', 2, { records: 0 }),
    row('fs01', 3, { records: 1 }),
    row('fs02', 0, { records: 1 }),
  ])
  expect(denominator).toBe('7 dated records')
  expect(caveats).toEqual(['2 records without a date not shown: an undated record never gets one.'])
})

test('a century between two records is one row, and days before 1970 are whole days', async () => {
  const records = [-1, 400 * DAY_MS, 766 * DAY_MS].map((utcMs) => ({ account: 'a', text: 'x', utcMs }))
  const { rows } = await findings('timeline', { records })
  expect(rows.slice(0, 4)).toEqual([
    row('fs01', -1, { records: 1 }),
    row('fs01', 0, { records: 0, days: 400 }),
    row('fs01', 400, { records: 1 }),
    row('fs01', 401, { records: 0 }),
  ])
  expect(rows).toHaveLength(3 + 1 + 365)
})
