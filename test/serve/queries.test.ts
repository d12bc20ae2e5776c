import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { breachlight, scratch } from '../e2e/cli.ts'
import { joined, lines, plain, put } from '../e2e/evidence.ts'
import { investigated } from '../e2e/investigated.ts'
import { type Served, served } from './served.ts'

const dir = scratch('serve-queries')
const caseDir = join(dir, 'case')
let at: Served

beforeAll(async () => {
  const written = lines(160, 7).map((line, n) => ({
    ...line,
    text: n % 4 === 0 ? `法轮功 ${n} mail lily${n}@example.org` : line.text,
  }))
  put(join(dir, 'tree'), { 'fs01/log/contentfilter20080901.log': joined(written.map(plain)) })
  await investigated(join(dir, 'tree'), caseDir)
  at = await served(caseDir)
})

interface Sample {
  hits: number
  items: { item: string; text: string; label: string | null }[]
  coders: { coder: string; labelled: number }[]
}
const PLACE = { query: 'falun', size: 20, seed: 3 }
const sampleFor = (coder: string) => at.ask<Sample>(`/coding/sample?query=falun&size=20&seed=3&coder=${coder}`)
const say = (coder: string, item: string, label: string | null) =>
  at.ask('/coding/label', { ...PLACE, coder, item, label })

test('one’s own terms are counted as the built-in queries are', async () => {
  const own = (terms: string) =>
    at.ask<{ rows: { term: string; messages: number }[]; isCovered: boolean }>(
      `/queries/own?language=zh-hans&terms=${encodeURIComponent(terms)}`,
    )
  const { rows, isCovered, ...rest } = await own('法轮，lily4@example.org')
  expect(rows.map(({ term, messages }) => [term, messages])).toEqual([
    ['any', 40],
    ['法轮', 40],
    ['lily4@example.org', 0],
  ])
  expect(isCovered).toBe(true)
  expect(rest).toMatchObject({
    terms: ['法轮', 'lily4@example.org'],
    command: `query '法轮' lily4@example.org --language zh-hans`,
    denominator: '160 unique messages',
  })
  await expect(own(' , ')).rejects.toThrow('one to 50 terms')
  const { queries } = await at.ask<{ queries: { id: string; terms: Record<string, string[]> }[] }>('/queries')
  expect(queries).toHaveLength(25)
  expect(queries.find(({ id }) => id === 'falun')?.terms['zh-hans']).toEqual(['法轮'])
})

test('one’s own query is a file and a pin, which the command counts again', async () => {
  const headers = { Authorization: `Bearer ${at.enter()}` }
  const file = await at.send(
    'GET',
    `/api/queries/own/csv?language=zh-hans&terms=${encodeURIComponent('法轮,=1,lily4@example.org')}`,
    {
      headers,
    },
  )
  expect(file.headers['content-type']).toMatch(/^text\/csv/)
  expect(file.text.split('\r\n').map((row) => row.split(',').slice(0, 2))).toEqual([
    ['term', 'messages'],
    ['any', '40'],
    ['法轮', '40'],
    ["'=1", '0'],
    ['lily4@example.org', '0'],
    [''],
  ])
  const pin = (terms: string[]) =>
    at.ask<{ pins: { asked: string; what: string }[] }>('/pins', {
      title: 'Mine',
      note: '',
      what: { kind: 'terms', terms, language: 'zh-hans' },
    })
  const { pins } = await pin(['法轮', '-x'])
  expect(pins).toMatchObject([{ asked: `breachlight query '法轮' ' -x' --language zh-hans` }])
  await expect(pin([' ', '*'])).rejects.toThrow('one to 50 terms')
  expect(JSON.parse(readFileSync(join(caseDir, 'pins.json'), 'utf8')).pins).toHaveLength(1)
  const { blocks } = await at.ask<{ blocks: { kind: string; text?: string }[] }>('/report/chapters/pinned')
  expect(blocks).toContainEqual({
    kind: 'command',
    text: `breachlight query '法轮' ' -x' --language zh-hans --case DIR`,
  })
})

test('a sample is drawn as on the command line, its texts covered', async () => {
  const { hits, items, coders } = await sampleFor('ann')
  const sheet = join(dir, 'sheet.csv')
  const options = ['--query', 'falun', '--n', '20', '--seed', '3', '--out', sheet]
  await at.at.close()
  expect((await breachlight('coding', 'sample', '--case', caseDir, ...options)).code).toBe(0)
  await at.at.open(caseDir)
  const drawn = [...readFileSync(sheet, 'utf8').matchAll(/^item-[a-z2-7]{16}/gm)].map(([item]) => item)
  expect(items.map(({ item }) => item)).toEqual(drawn)
  expect([hits, items.length, coders]).toEqual([40, 20, []])
  expect(JSON.stringify(items)).not.toContain('@example.org')
})

test('labels are kept as they are given, each coder’s apart, and taken back', async () => {
  const { items } = await sampleFor('ann')
  const [first, second] = items.map(({ item }) => item)
  await Promise.all([say('ann', first ?? '', 'yes'), say('bo', first ?? '', 'no'), say('ann', second ?? '', 'unclear')])
  await say('ann', second ?? '', null)
  expect((await sampleFor('ann')).items.slice(0, 3).map(({ label }) => label)).toEqual(['yes', null, null])
  expect((await sampleFor('bo')).items[0]?.label).toBe('no')
  expect((await sampleFor('cy')).items[0]?.label).toBeNull()
  expect((await sampleFor('cy')).coders).toEqual(
    expect.arrayContaining([
      { coder: 'ann', labelled: 1 },
      { coder: 'bo', labelled: 1 },
    ]),
  )
  expect(statSync(join(caseDir, 'coding-drafts.json')).mode & 0o777).toBe(0o600)
  await expect(say(' ', first ?? '', 'yes')).rejects.toThrow('A coder needs a name')
  await expect(say('ann', first ?? '', 'maybe')).rejects.toThrow('400')
})

test('two readings become the coding of the query: agreement and the corrected share at once', async () => {
  const { items } = await sampleFor('ann')
  for (const [n, { item }] of items.entries()) {
    await say('ann', item, n < 16 ? 'yes' : 'no')
    await say('bo', item, n < 14 ? 'yes' : 'no')
  }
  const keep = (...coders: string[]) => at.ask('/coding/sheets', { ...PLACE, coders })
  await expect(keep('ann', 'dan')).rejects.toThrow('dan has coded nothing')
  await expect(keep('ann')).rejects.toThrow('400')
  await keep('ann', 'bo')
  const { rows, caveats } = await at.ask<{ rows: Record<string, unknown>[]; caveats: string[] }>('/coding')
  expect(rows).toMatchObject([{ query: 'falun', hits: 40, coded: 20, disagreements: 2, relevant: 14, precision: 0.75 }])
  expect(caveats.length).toBeGreaterThan(3)
  expect(readdirSync(join(caseDir, 'coding'))).toEqual(['falun.1.csv', 'falun.2.csv'])
  expect(readFileSync(join(caseDir, 'coding', 'falun.1.csv'), 'utf8')).not.toContain('法轮')
  for (const [n, { item }] of items.entries()) await say('cy', item, n < 15 ? 'yes' : 'no')
  await keep('ann', 'bo', 'cy')
  expect((await at.ask<{ rows: unknown[] }>('/coding')).rows).toMatchObject([{ adjudicated: 2, relevant: 15 }])
})

test('a draft that is damaged is told in words and never written over', async () => {
  const path = join(caseDir, 'coding-drafts.json')
  writeFileSync(path, '{')
  await expect(sampleFor('ann')).rejects.toThrow('coding-drafts.json is damaged')
  await expect(say('ann', 'item', 'yes')).rejects.toThrow('is damaged')
  expect(readFileSync(path, 'utf8')).toBe('{')
})

test('a case whose report shows names is not opened: what is covered is read from there', async () => {
  await at.at.close()
  const options = ['--case', caseDir, '--reveal', '--reason', 'test']
  expect((await breachlight('report', ...options)).code).toBe(0)
  await expect(at.at.open(caseDir)).rejects.toThrow('shows real names')
  expect(at.at.isOpen()).toBe(false)
  expect((await breachlight('report', '--case', caseDir)).code).toBe(0)
  await at.at.open(caseDir)
  expect(at.at.isOpen()).toBe(true)
})
