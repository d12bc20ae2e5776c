import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { PASSED_ON, records } from '../topics/evidence.ts'

const DAY_MS = 86_400_000

test('texts that were sent round, then what the rest is about, then the rest', async () => {
  const { rows, denominator, policy, caveats } = await findings('topics', { records })
  const columns = ['topic', 'reason', 'messages', 'accounts', 'sendings', 'addresses', 'words', 'template'] as const
  expect(rows.map((row) => columns.map((column) => row[column]))).toEqual([
    ['template-1', 'many addresses', 4, 2, 28, 28, '我 的 是', null],
    ['template-2', 'several accounts', 3, 3, 3, 3, '旧书店 几本 有空 关门 城里 昨天', PASSED_ON],
    ['cluster-1', null, 30, 30, 30, null, '谢谢', null],
    ['cluster-2', null, 12, 4, 12, null, '停电 台风', null],
    ['none', null, 4, 4, 203, null, null, null],
  ])
  expect(rows.map(({ kind }) => kind)).toEqual(['template', 'template', 'cluster', 'cluster', 'none'])
  expect(rows.map(({ share }) => share)).toEqual([4, 3, 30, 12, 4].map((messages) => messages / 53))
  expect(rows[0]).toMatchObject({ ci_low: expect.closeTo(0.0297, 4), ci_high: expect.closeTo(0.1786, 4) })
  expect(rows.map(({ first_utc_ms: first, last_utc_ms: last }) => [first, last])).toEqual([
    [DAY_MS, 3 * DAY_MS + 26],
    [5 * DAY_MS, 5 * DAY_MS],
    [7 * DAY_MS, 7 * DAY_MS],
    [8 * DAY_MS, 8 * DAY_MS],
    [7 * DAY_MS, 7 * DAY_MS],
  ])
  expect([denominator, policy]).toEqual(['53 unique messages', 'unique = account + text'])
  expect(caveats?.join(' ')).toMatch(/20 and more by one account.*the dictionary of jieba/s)
})

test('everyday texts that reach many addresses raise what a campaign must reach', async () => {
  const chatty = Array.from({ length: 12 }, (_, at) => ({
    account: 'group',
    address: `6.0.0.${at}`,
    text: '在吗',
    at: 'g',
  }))
  const raised = await findings('topics', { records: [...records, ...chatty] })
  expect(raised.rows[0]).toMatchObject({ topic: 'template-1', reason: 'several accounts' })
  expect(raised.caveats?.[0]).toContain('36 and more')
})

test('days on which messages of a topic were new', async () => {
  const { rows, denominator, caveats } = await findings('topics-over-time', { records })
  expect(rows).toEqual([
    { bucket_utc_ms: DAY_MS, topic: 'template-1', messages: 4 },
    { bucket_utc_ms: 5 * DAY_MS, topic: 'template-2', messages: 3 },
    { bucket_utc_ms: 7 * DAY_MS, topic: 'cluster-1', messages: 30 },
    { bucket_utc_ms: 8 * DAY_MS, topic: 'cluster-2', messages: 12 },
    { bucket_utc_ms: 7 * DAY_MS, topic: 'none', messages: 1 },
  ])
  expect(denominator).toBe('50 dated unique messages')
  expect(caveats).toEqual(['3 unique messages without a date not shown.'])
})

/** Forty characters that share hardly any three with those of another number. */
const unlikeText = (at: number): string =>
  Array.from({ length: 40 }, (_, place) => String.fromCharCode(0x4e00 + ((at * 977 + place * 131) % 9000))).join('')

test('more topics than are told one by one are rows of their own, and every message is in one', async () => {
  const many = Array.from({ length: 203 }, (_, at) =>
    ['x', 'y', 'z'].map((account) => ({ account, text: unlikeText(at), at: 't' })),
  ).flat()
  const { rows } = await findings('topics', { records: many })
  expect(rows.slice(199).map(({ topic, messages }) => [topic, messages])).toEqual([
    ['template-200', 3],
    ['3 further templates', 9],
  ])
})
