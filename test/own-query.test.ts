import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { withCase } from '../src/case-session.ts'
import { ownQuery, type OwnQuery } from '../src/own-query.ts'
import { rowsOf, scratch } from './e2e/cli.ts'
import { joined, lines, plain, put } from './e2e/evidence.ts'
import { investigated } from './e2e/investigated.ts'

const dir = scratch('own-query')
const caseDir = join(dir, 'case')

beforeAll(async () => {
  const written = lines(120, 7).map((line, at) => ({
    ...line,
    text:
      at % 4 === 0
        ? `法轮功 VOA ${at} mail lily${at}@example.org`
        : `${at === 1 ? '我住在北京市朝阳区建国路88号院3号楼502室' : line.text} savoane`,
  }))
  put(join(dir, 'tree'), { 'fs01/log/contentfilter20080901.log': joined(written.map(plain)) })
  await investigated(join(dir, 'tree'), caseDir)
})

const asked = (query: OwnQuery, revealed = false) => withCase(caseDir, 0, (at) => ownQuery(at, query, revealed))

test('the terms of a built-in query find what it finds', async () => {
  const [falun] = await rowsOf(caseDir, 'queries').then((rows) =>
    rows.filter((row) => row['query'] === 'falun' && row['language'] === 'zh-hans'),
  )
  const { rows, total } = await asked({ terms: ['法轮'], language: 'zh-hans' })
  expect(rows.map(({ term }) => term)).toEqual(['any', '法轮'])
  expect(rows[0]).toMatchObject({
    messages: falun?.['messages'],
    share: falun?.['share'],
    ci_low: falun?.['ci_low'],
    ci_high: falun?.['ci_high'],
  })
  expect([rows[0]?.messages, total]).toEqual([30, 120])
})

test('English terms are whole words, in either case; a star lets the word go on; a message counts once', async () => {
  const { rows } = await asked({ terms: [' VOA', 'voa', 'savo*', ''], language: 'en' })
  expect(rows.map(({ term, messages }) => [term, messages])).toEqual([
    ['any', 120],
    ['voa', 30],
    ['savo*', 90],
  ])
})

test('while names are covered nobody finds a private value by guessing it', async () => {
  const guess: OwnQuery = { terms: ['lily4@example.org'], language: 'zh-hans' }
  expect((await asked(guess)).rows.map(({ messages }) => messages)).toEqual([0, 0])
  expect((await asked(guess, true)).rows.map(({ messages }) => messages)).toEqual([1, 1])
})

test.each([[[]], [[' ', '*']], [Array.from({ length: 51 }, (_, at) => `t${at}`)], [['x'.repeat(101)]]])(
  'terms %j are refused in words',
  async (terms) => {
    await expect(asked({ terms, language: 'en' })).rejects.toThrow('one to 50 terms')
  },
)

test('a term that is called like a sum of ours is counted apart from it', async () => {
  const { rows } = await asked({ terms: ['any', '法轮'], language: 'zh-hans' })
  expect(rows.map(({ messages }) => messages)).toEqual([30, 0, 30])
})

test('a Chinese term inside a private value is not found while it is covered', async () => {
  const guess: OwnQuery = { terms: ['朝阳区'], language: 'zh-hans' }
  const [covered, shown] = [await asked(guess), await asked(guess, true)]
  expect([covered.rows[0]?.messages, shown.rows[0]?.messages]).toEqual([0, 1])
})
