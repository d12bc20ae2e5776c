import { expect, test } from 'vitest'
import { NO_KNOWLEDGE } from '../../../src/analyse/analysis.ts'
import { findAnalysis, viewOf } from '../../../src/analyse/index.ts'
import { logLikelihoodRatio } from '../../../src/analyse/topics/key-words.ts'
import { load } from '../dataset.ts'

/** Five accounts speak of paper cranes, one of them all day; one speaks of nothing but lamps; two know a secret. */
const records = [
  ...['a', 'b', 'c', 'd', 'e'].flatMap((account) =>
    ['纸鹤好看', '你看纸鹤', 'Skype 好'].map((text) => ({ account, text, at: 't' })),
  ),
  ...Array.from({ length: 40 }, (_, at) => ({ account: 'a', text: `灯笼 ${at}`, at: 't' })),
  ...['b', 'c'].flatMap((account) => ['灯笼', '暗号'].map((text) => ({ account, text, at: 't' }))),
]

async function keyness(background: string | null) {
  const { store, close } = await load({ records })
  try {
    const files = background === null ? [] : [{ name: 'mine.txt', bytes: Buffer.from(background) }]
    return await findAnalysis('keyness').run(viewOf(store, undefined, { ...NO_KNOWLEDGE, background: files }))
  } finally {
    await close()
  }
}

test('words that many use more than the bundled table has them, the surest first; one loud account makes none', async () => {
  const { rows, denominator, policy, caveats } = await keyness(null)
  expect(rows.map(({ word }) => word)).toEqual(['纸鹤', '好看', '看', '好', '你'])
  // 4 of 60,101,964 words there, 10 of 74 here
  const share = 4.5 / (60_101_964 + 0.5 * 349_046)
  expect(rows[0]).toMatchObject({
    joined: 0,
    messages: 10,
    accounts: 5,
    effective_accounts: 5,
    occurrences: 10,
    expected: expect.closeTo(74 * share, 12),
    log_ratio: expect.closeTo(Math.log2(10 / 74 / share), 9),
    g2: expect.closeTo(logLikelihoodRatio([10, 74], [share * 60_101_964, 60_101_964]), 9),
  })
  expect([denominator, policy]).toEqual(['74 words in 59 unique messages', 'unique = account + text'])
  expect(caveats).toEqual([
    expect.stringMatching(/^Background: the dictionary of jieba \(MIT; 349045 words/),
    '6 words tested, 5 of them key; 1 word of other scripts and digits left out because the background does not know them.',
  ])
})

test('intervals widen when the accounts differ', async () => {
  const { rows } = await keyness(null)
  const row = rows[0] ?? {}
  // accounts have 46, 8, 8, 6 and 6 words, 2 of each the word: residuals of the ratio estimator
  const p = 10 / 74
  const variance = [46, 8, 8, 6, 6].reduce((sum, words) => sum + (2 - p * words) ** 2, 0) / 74 ** 2
  const seen = (4.5 / (60_101_964 + 0.5 * 349_046)) * 60_101_964
  const error = (1.959963984540054 * Math.sqrt(variance / p ** 2 + 1 / (seen + 0.5))) / Math.LN2
  expect(row['log_ratio_low']).toBeCloseTo(Number(row['log_ratio']) - error, 9)
  expect(row['log_ratio_high']).toBeCloseTo(Number(row['log_ratio']) + error, 9)
})

test('with a background of the user’s, words of other scripts are compared, too', async () => {
  const { rows, caveats } = await keyness(`${'灯笼 好看 纸鹤\n'.repeat(400)}skype\n`)
  expect(rows.map(({ word }) => word)).toEqual(['你', '好', '看', 'skype'])
  expect(rows[3]).toMatchObject({ occurrences: 5, expected: expect.closeTo((119 * 1.5) / (1201 + 0.5 * 5), 9) })
  expect(caveats?.[0]).toBe('Background: the text of mine.txt (401 lines, 1201 words).')
})
