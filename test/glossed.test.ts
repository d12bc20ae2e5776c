import { expect, test } from 'vitest'
import { withGlosses } from '../src/glossed.ts'
import type { Answer, Row } from '../src/model/answer.ts'

const answer = (analysis: string, rows: readonly Row[]): Answer => ({
  schema: 'breachlight/answer/1',
  analysis,
  question: 'Which?',
  columns: { list: 'the list', keyword: 'the word', messages: 'how many' },
  rows,
  denominator: null,
  policy: null,
  caveats: ['Some.'],
  evidence: { ledger_head: '' },
})

test('Chinese keywords get their meaning in a column of its own, with the dictionary’s name', async () => {
  const rows = [
    { list: 'a', keyword: '灯笼', messages: 2 },
    { list: 'a', keyword: 'TNT', messages: 1 },
  ]
  const [glossed] = await withGlosses([answer('list-matches', rows)])
  expect(Object.keys(glossed?.columns ?? {})).toEqual(['list', 'keyword', 'gloss', 'messages'])
  expect(glossed?.rows.map(({ gloss }) => gloss)).toEqual(['lantern', null])
  expect(glossed?.caveats).toEqual(['Some.', expect.stringContaining('CC-CEDICT (CC BY-SA 4.0)')])
})

test('an answer about no words, or about none in Chinese, stays as it is', async () => {
  const others = [answer('counts', [{ keyword: '灯笼' }]), answer('list-matches', [{ keyword: 'TNT' }])]
  expect(await withGlosses(others)).toEqual(others)
})
