import { expect, test } from 'vitest'
import { KEYWORDS, LIST_WORDS } from '../../../lab/talk/words.ts'
import { blockingOf } from '../../../src/analyse/blocking/blocking.ts'
import { viewOf } from '../../../src/analyse/index.ts'
import { corpusOf } from '../../../src/analyse/corpus.ts'
import { seededRandom } from '../../../src/lib/random.ts'
import { type Dataset, type DatasetRecord, findings, load } from '../dataset.ts'
import { withTruth } from '../blocking/lab.ts'
import { labWorld } from '../lab-world.ts'

const MINUTE_MS = 60_000

/** Sixty people a keyword: `again` says how often one of them sends a message again. */
function written(keyword: string, again: (person: number) => number): DatasetRecord[] {
  return Array.from({ length: 60 }, (_, person) =>
    Array.from({ length: 1 + again(person) }, (_unused, time) => {
      const utcMs = person * 600 * MINUTE_MS + time * MINUTE_MS
      return {
        account: `${keyword}${person}`,
        text: `${keyword} ${person}`,
        address: '1.0.0.1',
        at: String(utcMs),
        utcMs,
      }
    }),
  ).flat()
}

const chance = seededRandom(3)
const often = (): number => 1 + chance.below(3)
const never = (): number => 0
const LISTS = [{ name: 'list.txt', keywords: ['alpha', 'beta', 'gamma', 'delta'] }]

const CASE: Dataset = {
  records: [
    ...written('alpha', often),
    ...written('beta', never),
    ...written('gamma', (person) => (person % 2 === 0 ? often() : 0)),
    ...written('delta', never).slice(0, 2),
  ],
  lists: LISTS,
}

test('sent again as a rule, hardly ever, or by half of them: blocked, merely logged, both; two messages are too few', async () => {
  const { rows, denominator } = await findings('blocking', CASE)
  expect(
    rows.map(({ keyword, messages, sent_again, verdict, missing }) => [
      keyword,
      messages,
      sent_again,
      verdict,
      missing,
    ]),
  ).toEqual([
    ['alpha', 60, 60, 'blocked', null],
    ['beta', 60, 0, 'merely logged', null],
    ['gamma', 60, 30, 'both', null],
    ['delta', 2, 0, 'cannot tell', 'too few messages: 2'],
  ])
  const gamma = rows[2]
  expect(gamma?.['ci_low']).toBeLessThan(0.5)
  expect(gamma?.['ci_low']).toBeGreaterThan(0.35)
  expect(gamma?.['ci_high']).toBeGreaterThan(0.5)
  expect(gamma?.['ci_high']).toBeLessThan(0.75)
  expect(denominator).toMatch(/^182 unique messages/)
})

test('where all is sent again alike, sending again tells nothing', async () => {
  const records = LISTS.flatMap(({ keywords }) =>
    keywords.flatMap((keyword) => written(keyword, (person) => person % 3)),
  )
  const { rows, caveats } = await findings('blocking', { records, lists: LISTS })
  expect(rows.map(({ verdict, share_blocked, ci_low, ci_high }) => [verdict, share_blocked, ci_low, ci_high])).toEqual(
    Array.from({ length: 4 }, () => ['cannot tell', null, 0, 1]),
  )
  expect(caveats).toEqual([expect.stringMatching(/as often whatever keyword/)])
})

test('in a lab world intervals hold what is true, and no verdict is the opposite of it', async () => {
  const { world, dataset } = labWorld(1)
  const lists = [
    { name: 'keyfile.txt', keywords: KEYWORDS },
    { name: 'upload.txt', keywords: LIST_WORDS.surveillance },
  ]
  const { store, close } = await load({ ...dataset, lists })
  const view = viewOf(store)
  const { judged } = await blockingOf(view)
  const corpus = await corpusOf(view)
  await close()
  const truths = withTruth(world, corpus, judged)
  const within = truths.filter(({ truth, low, high }) => low <= truth + 0.003 && truth - 0.003 <= high)
  expect(within.length / truths.length).toBeGreaterThan(0.95)
  expect(truths.filter(({ verdict, truth }) => verdict === 'blocked' && truth < 0.5)).toEqual([])
  expect(truths.filter(({ verdict, truth }) => verdict === 'merely logged' && truth > 0.5)).toEqual([])
  const told = truths.filter(({ keyword, verdict }) => keyword.messages.length >= 10 && verdict !== 'cannot tell')
  expect(told.length).toBeGreaterThan(10)
})
