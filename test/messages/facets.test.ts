import { afterAll, beforeAll, expect, test } from 'vitest'
import { countedOf, type Filter, spanOf, topOf, type Top } from '../../src/messages/index.ts'
import type { Store } from '../../src/store/index.ts'
import { filtered, loaded, TALK } from './loaded.ts'

let store: Store
let close: () => Promise<void>
beforeAll(async () => {
  ;({ store, close } = await loaded(TALK))
})
afterAll(() => close())

const DAY_MS = 86_400_000
const SPAN = { firstUtcMs: DAY_MS, lastUtcMs: 3 * DAY_MS + 5 }

const counted = async (asked: Partial<Filter>) => {
  const { records, facets, histogram } = await countedOf(store, {
    filter: filtered(asked),
    span: SPAN,
    revealed: false,
  })
  const by = Object.fromEntries(
    Object.entries(facets).map(([facet, counts]) => [facet, counts.map(({ value, records: n }) => `${value}:${n}`)]),
  )
  return { records, ...by, histogram }
}

test('the span is that of messages, or of all records', async () => {
  expect(await spanOf(store, { records: 'messages' })).toEqual(SPAN)
  expect(await spanOf(store, { records: 'all' })).toEqual({ ...SPAN, firstUtcMs: 0 })
})

test('everything is counted by each column and over time', async () => {
  const { histogram, ...counts } = await counted({})
  expect(counts).toEqual({
    records: 6,
    server: ['fs01:3', 'fs02:3'],
    family: ['contentfilter:5', 'sms:1'],
    direction: [':6'],
    client_version: [':6'],
    country: ['CN:3', ':2', 'TW:1'],
  })
  expect(histogram).toMatchObject({ firstUtcMs: DAY_MS, barMs: 15 * 60_000, undated: 1 })
  expect(histogram.bars.length).toBe(193)
  expect(histogram.bars.flatMap((records, bar) => (records === 0 ? [] : [[bar, records]]))).toEqual([
    [0, 2],
    [96, 1],
    [192, 2],
  ])
})

test('a facet is counted as if the filter asked nothing of it, every other with it', async () => {
  expect(await counted({ server: ['fs02'], country: ['TW'] })).toMatchObject({
    records: 1,
    server: ['fs02:1'],
    country: [':1', 'CN:1', 'TW:1'],
    family: ['contentfilter:1'],
  })
  expect(await counted({ search: 'milk', family: ['sms'] })).toMatchObject({
    records: 1,
    family: ['contentfilter:1', 'sms:1'],
    server: ['fs02:1'],
  })
})

test('the histogram shows what lies outside the chosen period', async () => {
  const found = await counted({ fromUtcMs: 2 * DAY_MS, toUtcMs: 3 * DAY_MS })
  expect(found).toMatchObject({ records: 1, server: ['fs02:1'] })
  expect(found.histogram.bars.reduce((sum, bar) => sum + bar, 0)).toBe(5)
})

test('nothing found is nothing counted', async () => {
  expect(await counted({ search: 'nowhere' })).toMatchObject({ records: 0, server: [], country: [] })
})

test('a case without a date has no bars', async () => {
  const { histogram } = await countedOf(store, { filter: filtered({ dates: 'undated' }), span: null, revealed: false })
  expect(histogram).toMatchObject({ bars: [], undated: 1 })
})

const TOP: readonly [Top, Partial<Filter>, readonly string[]][] = [
  ['account', {}, ['maple.wood88:3', 'otter.lake9:3']],
  ['account', { account: 'otter.lake9', server: ['fs02'] }, ['maple.wood88:2', 'otter.lake9:1']],
  ['peer', {}, ['bo:1']],
  ['address', { search: '法轮功' }, ['1.0.0.1:2', '1.0.0.2:1', '1.0.0.3:1']],
  ['list', {}, ['list.txt:5', 'query:4']],
  ['keyword', { list: 'query', search: 'powder' }, ['falun:1', 'milk-powder:1']],
  ['keyword', { list: 'list.txt' }, ['法轮功:4', 'milk:2']],
  ['keyword', { list: 'list.txt', keyword: 'milk' }, ['法轮功:4', 'milk:2']],
  ['keyword', {}, []],
  ['sensitive', {}, ['mobile-cn:1']],
]
test.each(TOP)('top %s of %j', async (top, asked, expected) => {
  const counts = await topOf(store, { filter: filtered(asked), top, limit: 10, revealed: false })
  expect(counts.map(({ value, records }) => `${value}:${records}`)).toEqual(expected)
})
