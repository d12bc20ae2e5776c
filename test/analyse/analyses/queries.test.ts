import { expect, test } from 'vitest'
import { findings, SMALL } from '../dataset.ts'

test('a query counts unique messages, in each language and in any', async () => {
  const { rows, denominator } = await findings('queries', SMALL)
  const falun = rows.filter((row) => row['query'] === 'falun')
  expect(falun.map((row) => [row['language'], row['messages'], row['share']])).toEqual([
    ['any', 1, 0.2],
    ['zh-hans', 1, 0.2],
    ['zh-hant', 0, 0],
    ['en', 1, 0.2],
  ])
  expect(falun[0]?.['ci_low']).toBeCloseTo(0.0362, 4) // Wilson: 1 of 5
  expect(falun[0]?.['ci_high']).toBeCloseTo(0.6245, 4)
  expect(denominator).toBe('5 unique messages')
})

test('a query that matches nothing has a row with its upper bound', async () => {
  const { rows } = await findings('queries', SMALL)
  expect(new Set(rows.map((row) => row['query'])).size).toBe(25)
  const [skype] = rows.filter((row) => row['query'] === 'skype')
  expect(skype).toMatchObject({ messages: 0, share: 0, ci_low: 0 })
  expect(skype?.['ci_high']).toBeCloseTo(0.4345, 4) // Wilson: 0 of 5
})

test('a language without terms has no row', async () => {
  const { rows } = await findings('queries', {})
  expect(rows.filter((row) => row['query'] === 'skype').map((row) => row['language'])).toEqual(['any', 'en'])
  expect(rows[0]).toMatchObject({ messages: 0, share: null, ci_low: 0, ci_high: 1 })
})

test('what only folding finds stands beside the exact count, for any language', async () => {
  const { rows } = await findings('queries', {
    records: ['法轮', '法.轮', 'ＦＬＧ', 'hi'].map((text, index) => ({ account: `a${index}`, text })),
  })
  const falun = rows.filter((row) => row['query'] === 'falun')
  expect(falun[0]).toMatchObject({
    language: 'any',
    messages: 1,
    folded_messages: 2,
    folded_share: 0.75,
    foldings: 'filler 1, width 1',
  })
  expect(falun[0]?.['folded_ci_low']).toBeCloseTo(0.3006, 4) // Wilson: 3 of 4
  expect(falun[0]?.['folded_ci_high']).toBeCloseTo(0.9544, 4)
  expect(falun.slice(1).map((row) => row['folded_messages'])).toEqual([null, null, null])
  const tibet = rows.find((row) => row['query'] === 'tibet')
  expect(tibet).toMatchObject({ folded_messages: 0, folded_share: 0, folded_ci_low: 0, foldings: null })
})
