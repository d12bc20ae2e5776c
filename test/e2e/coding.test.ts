import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import { readChain } from '../../src/custody/index.ts'
import { breachlight, rowsOf, scratch } from './cli.ts'
import { joined, lines, plain, put } from './evidence.ts'
import { investigated } from './investigated.ts'

const dir = scratch('coding')
const evidence = join(dir, 'tree')
const caseDir = join(dir, 'case')
const written = lines(240, 7).map((line, at) => ({
  ...line,
  text: at % 4 === 0 ? `=法轮功 ${at} ${line.account} mail lily${at}@example.org` : line.text,
}))

beforeAll(async () => {
  put(evidence, { 'fs01/log/contentfilter20080901.log': joined(written.map(plain)) })
  await investigated(evidence, caseDir)
})

type Line = Readonly<Record<string, string>>
const sample = (out: string, ...options: readonly string[]) =>
  breachlight('coding', 'sample', '--case', caseDir, '--query', 'falun', '--out', out, ...options)
const read = (path: string): Line[] => parse(readFileSync(path), { columns: true })

/** The sheet as a coder hands it back. */
function coded(from: string, coder: string, labelOf: (at: number) => string): string {
  const path = join(dir, `${coder}.csv`)
  const [header = '', ...rows] = readFileSync(from, 'utf8').trimEnd().split('\r\n')
  const filled = rows.map((row, at) => row.replace(/,,,$/, `,${coder},${labelOf(at)},`))
  writeFileSync(path, `${[header, ...filled].join('\r\n')}\r\n`)
  return path
}

test('a sample is the same for one seed, private, and names nobody', async () => {
  const [one, again, other] = ['one.csv', 'again.csv', 'other.csv'].map((name) => join(dir, name))
  expect(await sample(one ?? '', '--n', '25', '--seed', '3')).toMatchObject({
    code: 0,
    out: `${one}: 25 of 60 hits of falun, seed 3\n`,
  })
  await sample(again ?? '', '--n', '25', '--seed', '3')
  await sample(other ?? '', '--n', '25')
  const text = readFileSync(one ?? '', 'utf8')
  expect(readFileSync(again ?? '', 'utf8')).toBe(text)
  expect(readFileSync(other ?? '', 'utf8')).not.toBe(text)
  expect(statSync(one ?? '').mode & 0o777).toBe(0o600)
  expect(Object.keys(read(one ?? '')[0] ?? {})).toEqual([
    'item',
    'query',
    'hits',
    'seed',
    'text',
    'coder',
    'label',
    'note',
  ])
  for (const row of read(one ?? '')) {
    expect(row).toMatchObject({ query: 'falun', hits: '60', seed: '3', coder: '', label: '', note: '' })
    expect(row['item']).toMatch(/^item-[a-z2-7]{16}$/)
    expect(row['text']).toMatch(/^'=法轮功 \d+ account-[a-z2-7]{16} /)
  }
  expect(text).not.toMatch(/lantern\.paper|lily\d+@example/)
})

test('texts as they are need a reason, which is written down first', async () => {
  const out = join(dir, 'revealed.csv')
  expect((await sample(out, '--reveal')).code).toBe(2)
  expect(existsSync(out)).toBe(false)
  expect((await sample(out, '--reveal', '--reason', 'reading for the study')).code).toBe(0)
  expect(readFileSync(out, 'utf8')).toMatch(/lily\d+@example\.org/)
  expect(readChain(join(caseDir, 'audit.jsonl')).entries.at(-1)).toMatchObject({
    reason: 'reading for the study',
    shown: 'coding sample falun',
  })
})

test('a sheet that is there is never written over; queries that do not exist or match nothing have none', async () => {
  const path = join(dir, 'kept.csv')
  writeFileSync(path, 'hours of work')
  expect(await sample(path)).toMatchObject({ code: 2, err: expect.stringContaining('is there already') })
  expect(readFileSync(path, 'utf8')).toBe('hours of work')
  const other = (query: string) =>
    breachlight('coding', 'sample', '--case', caseDir, '--query', query, '--out', join(dir, 'none.csv'))
  expect(await other('falum')).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean falun?') })
  expect(await other('sars')).toMatchObject({ code: 4, err: expect.stringContaining('matches no message') })
  expect(existsSync(join(dir, 'none.csv'))).toBe(false)
})

test('two coded sheets give agreement, precision and a corrected share, in the answer, the report and verify', async () => {
  const sheet = join(dir, 'sheet.csv')
  await sample(sheet, '--n', '40')
  const ann = coded(sheet, 'ann', (at) => (at < 30 ? 'yes' : 'no'))
  const bo = coded(sheet, 'bo', (at) => (at < 26 ? 'yes' : 'no'))
  expect(await breachlight('coding', 'add', '--case', caseDir, ann, ann)).toMatchObject({ code: 4 })
  expect(await rowsOf(caseDir, 'coding')).toEqual([])
  expect(await breachlight('coding', 'add', '--case', caseDir, ann, bo)).toMatchObject({
    code: 0,
    out: 'falun: 40 items coded by both\n',
  })
  const [row] = await rowsOf(caseDir, 'coding')
  expect(row).toMatchObject({ hits: 60, coded: 40, disagreements: 4, relevant: 26, disputed: 4, precision: 0.7 })
  expect((await breachlight('verify', '--case', caseDir)).code, 'the report does not know of it yet').toBe(7)
  await investigated(evidence, caseDir)
  expect((await breachlight('verify', '--case', caseDir)).code).toBe(0)
  expect(readFileSync(join(caseDir, 'report', 'report.md'), 'utf8')).toContain(
    'falun: two people read 40 items and disagreed on 4; 70.0 % (95 %:',
  )
  const cy = coded(sheet, 'cy', (at) => (at < 28 ? 'yes' : 'no'))
  await breachlight('coding', 'add', '--case', caseDir, ann, bo, cy)
  expect((await rowsOf(caseDir, 'coding'))[0]).toMatchObject({
    adjudicated: 4,
    relevant: 28,
    disputed: 0,
    disagreements: 4,
  })
  await breachlight('coding', 'add', '--case', caseDir, ann, bo)
  expect(readdirSync(join(caseDir, 'coding'))).toEqual(['falun.1.csv', 'falun.2.csv'])
})
