import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { breachlight, scratch } from '../e2e/cli.ts'
import { joined, lines, plain, put } from '../e2e/evidence.ts'
import { investigated } from '../e2e/investigated.ts'

const dir = scratch('query-command')
const caseDir = join(dir, 'case')
beforeAll(async () => {
  const written = lines(120, 7).map((line, at) => ({
    ...line,
    text: at % 4 === 0 ? `法轮功 VOA -x${at} mail lily${at}@example.org` : line.text,
  }))
  put(join(dir, 'tree'), { 'fs01/log/contentfilter20080901.log': joined(written.map(plain)) })
  await investigated(join(dir, 'tree'), caseDir)
})

const asked = (...options: readonly string[]) => breachlight('query', '--case', caseDir, ...options)

async function json(...options: readonly string[]): Promise<Answer> {
  const { code, out, err } = await asked('--json', ...options)
  if (code !== 0) throw new Error(err)
  return JSON.parse(out)
}
const messages = async (...options: readonly string[]) =>
  (await json(...options)).rows.map((row) => [row['term'], row['messages']])
const caveats = async (...options: readonly string[]) => (await json('法轮', ...options)).caveats.join(' ')

test('each term and any of them, what they are of, and what to do next', async () => {
  const { code, out, err } = await asked('法轮', '公元前')
  expect(code).toBe(0)
  const [any, first, second] = out.split('\n').filter((line) => /^(any|法轮|公元前) /.test(line))
  expect([any, first, second].map((line) => line?.split(/\s+/).slice(1, 4))).toEqual([
    ['30', '30', '0.2500'],
    ['30', '30', '0.2500'],
    ['0', '0', '0'],
  ])
  expect(out).toContain('Shares are of: 120 unique messages\n')
  expect(err).toContain(`Next: breachlight messages --search '法轮' --case`)
})

test('one object with a schema, which says what it rests on', async () => {
  const answer = await json('VOA', 'vo*', '--language', 'en')
  expect(answer).toMatchObject({
    schema: 'breachlight/answer/1',
    analysis: 'query',
    denominator: '120 unique messages',
    policy: 'unique = account + text',
    evidence: { ledger_head: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
  expect(answer.rows.map((row) => Object.keys(row))).toEqual(answer.rows.map(() => Object.keys(answer.columns)))
  expect(answer.rows.map(({ term, records }) => [term, records])).toEqual([
    ['any', 30],
    ['voa', 30],
    ['vo*', 30],
  ])
})

test('Chinese stands anywhere in the text, English is whole words', async () => {
  expect(await messages('vo')).toEqual([
    ['any', 30],
    ['vo', 30],
  ])
  expect(await messages('vo', '--language', 'en')).toEqual([
    ['any', 0],
    ['vo', 0],
  ])
})

test('CSV with a head; a term that is a formula is none in a spreadsheet', async () => {
  const { out } = await asked('--csv', '=1+1', '法轮')
  const [head, , formula, falun] = out.trimEnd().split('\r\n')
  expect(head).toBe('term,messages,records,share,ci_low,ci_high')
  expect(formula).toMatch(/^'=1\+1,0,0,/)
  expect(falun).toMatch(/^法轮,30,30,0\.25,/)
})

test('a term that begins like an option is one behind a blank, as the command is written', async () => {
  expect(await messages(' -x4')).toEqual([
    ['any', 4],
    ['-x4', 4],
  ])
  expect((await asked(' -x4')).err).toContain(`messages --search '"-x4"'`)
  expect((await asked('-x4')).code).toBe(2)
})

test('private values are found only with a reason, which is on record first', async () => {
  const audit = join(caseDir, 'audit.jsonl')
  expect(await messages('lily4@example.org')).toContainEqual(['lily4@example.org', 0])
  const refused = await asked('lily4@example.org', '--reveal')
  expect([refused.code, refused.out, existsSync(audit)]).toEqual([2, '', false])
  const reveal = ['--reveal', '--reason', 'asked by the person']
  expect(await messages('lily4@example.org', ...reveal)).toContainEqual(['lily4@example.org', 1])
  const kept = readFileSync(audit, 'utf8')
  expect(kept).toMatch(/"reason":"asked by the person".*"shown":"query"/)
  expect(kept).not.toContain('lily')
  expect(await caveats()).toContain('private values and names of accounts are not found')
  expect(await caveats(...reveal)).not.toContain('are not found')
})

test('a term does nothing to the terminal', async () => {
  const { out, err } = await asked('\u001B[31m法轮')
  expect(out + err).not.toContain('\u001B')
})

test.each([
  [[' ', '*'], /one to 50 terms .* this one has 0/],
  [['x'.repeat(101)], /at most 100 characters/],
  [Array.from({ length: 51 }, (_, at) => `t${at}`), /this one has 51/],
  [['x', '--language', 'fr'], /Allowed choices are zh-hans, zh-hant, en/],
  [[], /missing required argument 'terms'/],
])('%j is refused before anything is put on record', async (options, why) => {
  const audit = join(caseDir, 'audit.jsonl')
  const before = existsSync(audit) ? readFileSync(audit, 'utf8') : ''
  const { code, out, err } = await asked(...options, '--reveal', '--reason', 'none')
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(why)
  expect(existsSync(audit) ? readFileSync(audit, 'utf8') : '').toBe(before)
})
