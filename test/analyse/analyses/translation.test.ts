import { expect, test } from 'vitest'
import { type Dataset, findings } from '../dataset.ts'

const idOf = (index: number) => `text-${String(index).padStart(11, '0')}`
const translated = (index: number, outcome: string, english = '') => ({
  text_id: idOf(index),
  engine: 'e1',
  outcome,
  english,
})

/** Five texts by two accounts; of one of them nothing is known. */
export const TRANSLATED: Dataset = {
  records: [
    { account: 'ann', text: '法轮功' },
    { account: 'bob', text: '法轮功' },
    { account: 'ann', text: '台独' },
    { account: 'ann', text: 'falun' },
    { account: 'ann', text: '共产党' },
    { account: 'bob', text: '民主' },
    { account: 'bob', text: '谢谢' },
  ],
  tables: {
    translations: [
      translated(0, 'translated', 'Falun Gong'),
      translated(1, 'translated', 'democracy'),
      translated(2, 'not-chinese', 'falun'),
      translated(3, 'copy', '共产党'),
      translated(4, 'loop', 'the the the the'),
    ],
    translated_matches: [
      { text_id: idOf(0), query: 'falun' },
      { text_id: idOf(1), query: 'democracy' },
      { text_id: idOf(2), query: 'falun' },
    ],
  },
}

test('every unique message has one outcome', async () => {
  const { rows, denominator } = await findings('translation', TRANSLATED)
  expect(rows.map((row) => [row['outcome'], row['texts'], row['messages'], row['engines']])).toEqual([
    ['translated', 2, 3, ['e1']],
    ['not-chinese', 1, 1, ['e1']],
    ['copy', 1, 1, ['e1']],
    ['loop', 1, 1, ['e1']],
    ['failed', 0, 0, []],
    ['not tried', 1, 1, []],
  ])
  expect(rows[0]?.['share']).toBeCloseTo(3 / 7)
  expect(rows[0]?.['ci_low']).toBeCloseTo(0.1582, 4) // Wilson: 3 of 7
  expect(denominator).toBe('7 unique messages')
})

test('a case that was not translated says so and has no rows', async () => {
  const { rows, caveats } = await findings('translation', { records: [{ account: 'ann', text: '谢谢' }] })
  expect(rows).toEqual([])
  expect(caveats).toEqual(['Nothing was translated: translation is an option (breachlight translate).'])
})

test('queries stand on source and translation beside each other, among messages with readable English', async () => {
  const { rows, caveats } = await findings('queries', TRANSLATED)
  const beside = rows.filter(({ language }) => language === 'translation')
  expect(beside).toHaveLength(25)
  const cells = beside
    .filter((row) => Number(row['in_both']) + Number(row['source_only']) + Number(row['translation_only']) > 0)
    .map((row) => [
      row['query'],
      row['messages'],
      row['share'],
      row['in_both'],
      row['source_only'],
      row['translation_only'],
    ])
  expect(cells).toEqual([
    ['falun', 3, 3 / 4, 3, 0, 0],
    ['taiwan-independence', 0, 0, 0, 1, 0],
    ['democracy', 1, 1 / 4, 0, 0, 1],
  ])
  expect(caveats).toEqual(['Shares of language translation are of the 4 unique messages with a readable translation.'])
  expect(rows.find(({ query, language }) => query === 'communist' && language === 'any')?.['messages']).toBe(1)
})
