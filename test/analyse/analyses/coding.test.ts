import { expect, test } from 'vitest'
import codingAnalysis from '../../../src/analyse/analyses/coding.ts'
import { NO_KNOWLEDGE } from '../../../src/analyse/analysis.ts'
import { sampleOf } from '../../../src/analyse/coding/sample.ts'
import { viewOf } from '../../../src/analyse/index.ts'
import { productOf, sampledShare } from '../../../src/lib/sampled-share.ts'
import { wilson } from '../../../src/lib/stats.ts'
import type { Coding } from '../../../src/model/coding.ts'
import { load } from '../dataset.ts'

const ACCOUNTS = Array.from({ length: 60 }, (_, at) => `user${at}`)
const RECORDS = ACCOUNTS.flatMap((account, at) => [
  { account, text: `法轮 ${at % 50}`, at: 't1' },
  { account, text: `法轮 ${at % 50}`, at: 't2' },
  { account, text: `hello ${at}`, at: 't3' },
])

const { store, close } = await load({ records: RECORDS })
const knowing = (coding: readonly Coding[]) => viewOf(store, undefined, { ...NO_KNOWLEDGE, coding })
const itemsOf = async (size: number, seed: number): Promise<string[]> =>
  (await sampleOf(viewOf(store), 'falun', { size, seed })).items.map(({ account, textId }) =>
    NO_KNOWLEDGE.itemOf(account, textId),
  )

test('a sample holds distinct hits, the same for one seed, others for another', async () => {
  const { items, hits } = await sampleOf(viewOf(store), 'falun', { size: 20, seed: 1 })
  expect(hits).toBe(60)
  expect(items).toHaveLength(20)
  expect(new Set(await itemsOf(20, 1)).size).toBe(20)
  expect(await itemsOf(20, 1)).toEqual(await itemsOf(20, 1))
  expect(await itemsOf(20, 2)).not.toEqual(await itemsOf(20, 1))
  expect(await itemsOf(5, 1)).toEqual((await itemsOf(20, 1)).slice(0, 5))
  expect(await itemsOf(100, 1)).toHaveLength(60)
})

test('over seeds every hit is drawn about equally often', async () => {
  const drawn = new Map<string, number>()
  for (let seed = 1; seed <= 200; seed += 1)
    for (const item of await itemsOf(15, seed)) drawn.set(item, (drawn.get(item) ?? 0) + 1)
  expect(drawn.size).toBe(60)
  const chiSquare = [...drawn.values()].reduce((sum, count) => sum + (count - 50) ** 2 / (50 * (1 - 15 / 60)), 0)
  expect(chiSquare).toBeLessThan(99.6) // 0.1 % point of chi-square with 59 degrees of freedom is 98.3; seeds are fixed
})

test('rows follow from the labels, the hits and the unique messages', async () => {
  const items = await itemsOf(20, 1)
  const first = new Map(items.map((item, at) => [item, at < 15 ? ('yes' as const) : ('no' as const)]))
  const second = new Map(items.map((item, at) => [item, at < 13 ? ('yes' as const) : ('no' as const)]))
  const coding: Coding = { query: 'falun', hits: 61, coders: [first, second], adjudicator: null, sheets: ['s1', 's2'] }
  const withStranger = {
    ...coding,
    coders: [new Map([...first, ['gone', 'yes' as const]]), new Map([...second, ['gone', 'no' as const]])],
  } as const
  const { rows, denominator, caveats } = await codingAnalysis.run(knowing([withStranger]))
  const share = { value: 60 / 120, ...wilson(60, 120) }
  const corrected = productOf(share, { value: 0.7, low: wilson(13, 20).low, high: wilson(15, 20).high })
  expect(rows).toEqual([
    {
      query: 'falun',
      hits: 60,
      coded: 20,
      disagreements: 2,
      agreement: 0.9,
      agreement_low: wilson(18, 20).low,
      agreement_high: wilson(18, 20).high,
      kappa: expect.closeTo((0.9 - 0.575) / 0.425, 10),
      kappa_low: expect.closeTo(0.464030533, 8),
      kappa_high: 1,
      adjudicated: 0,
      disputed: 2,
      relevant: 13,
      precision: 0.7,
      precision_low: sampledShare(13, 20, 60).low,
      precision_high: sampledShare(15, 20, 60).high,
      share: 0.5,
      share_low: share.low,
      share_high: share.high,
      corrected_share: 0.35,
      corrected_share_low: corrected.low,
      corrected_share_high: corrected.high,
    },
  ])
  expect(denominator).toBe('120 unique messages')
  expect(caveats).toEqual([
    'Sheets about falun, by SHA-256: s1, s2.',
    'The sample of falun was drawn when the query had 61 hits, and it has 60 now: draw and code another one.',
    'Coded for falun but no hit of it here, and left out: 1 item.',
  ])
  await close()
})
