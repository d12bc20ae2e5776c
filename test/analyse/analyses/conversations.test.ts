import { expect, test } from 'vitest'
import { seededRandom } from '../../../src/lib/random.ts'
import { type Dataset, type DatasetRecord, findings } from '../dataset.ts'

const DAY_MS = 86_400_000

const said = (account: string, text: string, utcMs: number): DatasetRecord => ({
  account,
  text,
  address: `1.0.0.${account.length}`,
  at: String(utcMs),
  utcMs,
})

const THINGS = ['纸船', '灯笼', '风车', '铜镜', '石桥', '水车', '木马', '沙漏', '罗盘', '油灯']

/** Ten evenings on which two people talk about one thing, and what others say at other times of the same days. */
const TALK: Dataset = {
  records: THINGS.flatMap((thing, day) => {
    const begun = day * 3 * DAY_MS
    const [asking, answering] = [`asker${day}`, `answerer${day}`]
    return [
      said(asking, `你喜欢${thing}吗`, begun),
      said(asking, `你喜欢${thing}吗`, begun + 5000),
      said(answering, `我不讨厌${thing}`, begun + 20_000),
      said(asking, `${thing}在我家里`, begun + 41_000),
      ...Array.from({ length: 12 }, (_, other) =>
        said(`other${day}-${other}`, `今天说说别的事 ${day} ${other}`, begun + (other + 1) * 6_000_000),
      ),
    ]
  }),
}

test('a question and its answers are one conversation, whatever was sent again in it', async () => {
  const { rows, denominator, caveats } = await findings('conversations', TALK)
  expect(rows).toHaveLength(10)
  expect(rows[1]).toEqual({
    thread: 'conversation-2',
    turns: 3,
    accounts: 2,
    names: ['answerer1', 'asker1'],
    addresses: 2,
    first_utc_ms: 3 * DAY_MS,
    last_utc_ms: 3 * DAY_MS + 41_000,
    questions_answered: 1,
    q_value: expect.closeTo(0.0045, 3),
  })
  expect(denominator).toBe('150 dated turns of accounts that are named')
  expect(caveats).toEqual([])
})

const FEW_DAYS: Dataset = { records: (TALK.records ?? []).filter(({ utcMs }) => Number(utcMs) < 5 * DAY_MS) }
/** Many days, but nobody else is there whom chance could bring near. */
const NOBODY_ELSE: Dataset = {
  records: [said('ann', '你喜欢纸船吗', 0), said('bob', '我不讨厌纸船', 20_000), said('carl', '纸船', 20.25 * DAY_MS)],
}

test.each([
  ['all within a few days', FEW_DAYS],
  ['nobody else there', NOBODY_ELSE],
])('%s, chance cannot be measured', async (_what, dataset) => {
  const { rows, caveats } = await findings('conversations', dataset)
  expect(rows).toEqual([])
  expect(caveats).toEqual([expect.stringMatching(/^It cannot be told/)])
})

test('people who are busy at the same hours and do not answer each other have none', async () => {
  const chance = seededRandom(5)
  const { rows, caveats } = await findings('conversations', {
    records: Array.from({ length: 300 }, (_, at) =>
      said(
        `person${chance.below(60)}`,
        `${THINGS[at % 10]} ${at}`,
        chance.below(30) * DAY_MS + chance.below(3600) * 1000,
      ),
    ),
  })
  expect(rows).toEqual([])
  expect(caveats).toEqual([expect.stringMatching(/^No messages follow each other more often than chance/)])
})
