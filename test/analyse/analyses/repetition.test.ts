import { expect, test } from 'vitest'
import { type DatasetRecord, findings, SMALL } from '../dataset.ts'

const DAY_MS = 86_400_000

const said = (
  account: string,
  text: string,
  at: { utcMs: number | null; address?: string; server?: string },
): DatasetRecord => ({
  account,
  text,
  address: at.address ?? '1.0.0.1',
  at: String(at.utcMs),
  utcMs: at.utcMs,
  server: at.server ?? 'fs01',
})

const countsOf = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  Object.fromEntries(
    rows
      .filter(({ records }) => records !== 0)
      .map(({ cause, records, sendings, messages, accounts }) => [cause, [records, sendings, messages, accounts]]),
  )

test('every record has one cause, and all causes come to all records', async () => {
  const { rows, policy } = await findings('repetition', SMALL)
  expect(countsOf(rows)).toEqual({
    first: [5, 5, 5, 4],
    copy: [1, 0, 1, 1],
    'resend-quick': [1, 1, 1, 1],
    'resend-later': [1, 1, 1, 1],
    group: [1, 1, 1, 1],
  })
  expect(policy).toMatch(/^9 records = 5 unique messages \(account \+ text\) \+ 4 repeats/)
  const shares = rows.map((row) => Number(row['share_of_records']))
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
})

test('the boundaries: five minutes of one address, ten seconds to another, a day, no date, another account', async () => {
  const { rows } = await findings('repetition', {
    records: [
      said('ann', 'quick', { utcMs: 0 }),
      said('ann', 'quick', { utcMs: 300_000 }),
      said('ann', 'quick', { utcMs: 600_001 }),
      said('bob', 'group', { utcMs: 0 }),
      said('bob', 'group', { utcMs: 10_000, address: '1.0.0.2' }),
      said('bob', 'group', { utcMs: 10_001, address: '1.0.0.3' }),
      said('carl', 'undated', { utcMs: 0 }),
      said('carl', 'undated', { utcMs: null }),
      said('dora', 'quick', { utcMs: DAY_MS }),
    ],
  })
  expect(countsOf(rows)).toEqual({
    first: [3, 3, 3, 3],
    'resend-quick': [2, 2, 2, 2],
    'resend-later': [1, 1, 1, 1],
    'resend-undated': [1, 1, 1, 1],
    group: [1, 1, 1, 1],
    'other-account': [1, 1, 1, 1],
  })
})

const CAMPAIGN = '我们请大家把心愿写在纸上，已经有三万多人写下了名字'
const place = (at: number): { utcMs: number; address: string } => ({ utcMs: at * DAY_MS, address: `2.0.0.${at}` })

test('one text that reaches another address each time is a broadcast, also where it is hardly changed', async () => {
  const { rows } = await findings('repetition', {
    records: [
      ...[1, 2, 3, 4].map((at) => said('ann', CAMPAIGN, place(at))),
      ...[5, 6, 7, 8].map((at) => said('bob', `您好！${CAMPAIGN} 7`, place(at))),
      said('carl', CAMPAIGN, place(9)),
    ],
  })
  expect(countsOf(rows)).toEqual({ first: [2, 2, 2, 2], broadcast: [7, 7, 3, 3] })
})

test.each([
  ['from one place', (at: number) => ({ ...place(at), address: '2.0.0.1' }), CAMPAIGN],
  ['to seven addresses', (at: number) => ({ ...place(at), address: `2.0.0.${at % 7}` }), CAMPAIGN],
  ['of a few letters', place, '早上好大家好今天天气真好啊'],
])('a text sent often %s is none', async (_what, at, text) => {
  const { rows } = await findings('repetition', {
    records: Array.from({ length: 12 }, (_, index) => said('ann', text, at(index + 1))),
  })
  expect(countsOf(rows)).toEqual({ first: [1, 1, 1, 1], 'resend-later': [11, 11, 1, 1] })
})
