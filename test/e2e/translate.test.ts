import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { libreServer } from '../translate/server.ts'
import { breachlight, rowsOf, scratch } from './cli.ts'
import { investigated } from './investigated.ts'

const dir = scratch('translate')
const caseDir = join(dir, 'case')

/** A server whose English is a word for a word; it stutters over 四 and gives 早 back. */
const ENGLISH: Readonly<Record<string, string>> = { 法: 'Falun ', 輪: 'wheel ', 四: 'four four four four ', 早: '早' }
const server = await libreServer({
  answer: ({ q }) => q.map((text) => [...text].map((character) => ENGLISH[character] ?? 'x').join('')),
})
afterAll(() => server.close())

beforeAll(async () => {
  const texts = ['法轮', '法輪', '六四', '早', 'falun', '谢谢', 'ok']
  const lines = texts.flatMap((text, at) =>
    Array.from(
      { length: 6 },
      (_, n) => `2008-08-0${at + 1} 10:0${n}:00\tann${n}@x\t58.30.0.${n + 1}\t${text}${'了'.repeat(n)}`,
    ),
  )
  mkdirSync(join(dir, 'leak', 'fs01'), { recursive: true })
  writeFileSync(join(dir, 'leak', 'fs01', 'contentfilter.log'), `${lines.join('\n')}\n`)
  await investigated(join(dir, 'leak'), caseDir)
})

const translate = (...options: readonly string[]) => breachlight('translate', '--case', caseDir, ...options)

test('before it is run, a case says that nothing was translated', async () => {
  expect(await rowsOf(caseDir, 'translation')).toEqual([])
  expect((await rowsOf(caseDir, 'queries')).some(({ language }) => language === 'translation')).toBe(false)
})

test.each([
  [['--url', 'http://192.0.2.7:5000'], 2, 'is not this machine'],
  [['--url', 'http://192.0.2.7:5000', '--allow-host', '192.0.2.7'], 2, 'needs a reason'],
  [[], 2, 'needs --url'],
  [['--with', 'bergamot'], 2, 'needs --models'],
  [['--with', 'bergamot', '--models', join(dir, 'leak')], 4, 'There is no Bergamot model'],
  [['--url', 'http://127.0.0.1:9'], 4, 'does not answer'],
])('%j is refused and changes nothing', async (options, exit, sentence) => {
  const { code, err } = await translate(...options)
  expect([code, err]).toEqual([exit, expect.stringContaining(sentence)])
  expect(existsSync(join(caseDir, 'translations.jsonl'))).toBe(false)
  expect(existsSync(join(caseDir, 'audit.jsonl'))).toBe(false)
})

test('texts are translated once; what went wrong is counted; queries stand beside each other', async () => {
  const { code, out } = await translate('--url', server.url.href, '--json')
  expect(code).toBe(0)
  const { rows } = JSON.parse(out)
  const counts = Object.fromEntries(
    rows.map(({ outcome, messages }: { outcome: string; messages: number }) => [outcome, messages]),
  )
  expect(Object.values<number>(counts).reduce((sum, messages) => sum + messages, 0)).toBe(42)
  expect(counts).toMatchObject({ 'not-chinese': 2, 'not tried': 0, failed: 0 })
  const asked = server.requests.length
  await translate('--url', server.url.href)
  expect(server.requests).toHaveLength(asked)
  const falun = (await rowsOf(caseDir, 'queries')).filter(({ query }) => query === 'falun')
  expect(falun.map(({ language }) => language)).toContain('translation')
  expect(falun.at(-1)).toMatchObject({ in_both: 13, source_only: 5 })
})

test('the report has both beside each other, and a later run derives the same again', async () => {
  await breachlight('report', '--case', caseDir)
  const report = () => readFileSync(join(caseDir, 'report', 'report.md'), 'utf8')
  expect(report()).toContain('on a machine translation')
  const before = await rowsOf(caseDir, 'translation')
  await investigated(join(dir, 'leak'), caseDir)
  expect(await rowsOf(caseDir, 'translation')).toEqual(before)
  expect(report()).toContain('on a machine translation')
  expect((await breachlight('verify', '--case', caseDir)).code).toBe(0)
})
