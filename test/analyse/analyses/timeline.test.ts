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

test('there is no gap between two logs', async () => {
  const records = [
    { text: 'x', utcMs: 0, family: 'chat', server: 'fs02' },
    { text: 'x', utcMs: 5 * DAY_MS, server: 'fs03' },
    { text: 'x', utcMs: 9 * DAY_MS, server: 'fs02' },
  ]
  expect((await findings('timeline', { records })).rows.map((found) => found['gap'])).toEqual([0, 0, 0])
  const later = [records[0], { ...records[1], family: 'chat' }, { ...records[2], family: 'chat', server: 'fs01' }]
  const found = await findings('timeline', { records: later.map((record) => ({ ...record })) })
  expect(found.rows.map(({ server }) => server)).toEqual(['fs01', 'fs02', 'fs03'])
})
