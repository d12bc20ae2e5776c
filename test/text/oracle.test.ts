import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { QUERIES, QUERY_LANGUAGES } from '../../src/model/queries.ts'
import { compileQueries } from '../../src/text/enrich.ts'
import { compileMatcher } from '../../src/text/matcher.ts'
import { hasRealText, manyKeywords, realTexts } from './real-text.ts'

const PYTHON = '/usr/bin/python3'
const hasPython = existsSync(PYTHON) && spawnSync(PYTHON, ['-c', 'import ahocorasick']).status === 0
const hasRipgrep = spawnSync('rg', ['--version']).status === 0
if (!hasRealText || !hasPython || !hasRipgrep)
  process.stderr.write(
    'text/oracle: needs real text beside the project, ripgrep and python3-ahocorasick; what lacks one of them is skipped\n',
  )

const dir = mkdtempSync(join(tmpdir(), 'breachlight-oracle-'))
afterAll(() => rmSync(dir, { recursive: true }))

/** Lines of a file that match any of the patterns, as ripgrep counts them. */
function ripgrepCount(path: string, patterns: readonly string[], ...flags: string[]): number {
  const patternPath = join(dir, 'patterns')
  writeFileSync(patternPath, `${patterns.join('\n')}\n`)
  const { status, stdout, stderr } = spawnSync('rg', ['-c', '--no-config', ...flags, '-f', patternPath, path], {
    encoding: 'utf8',
  })
  if (status === 1) return 0 // none
  if (status !== 0) throw new Error(stderr)
  return Number(stdout)
}

const escaped = (term: string): string => term.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`)

/** The rule of docs/queries.md, written for ripgrep: no ASCII letter or digit beside the term; `*` lets the word go on. */
function englishPattern(term: string): string {
  const [word, end] = term.endsWith('*') ? [term.slice(0, -1), ''] : [term, '(?:[^A-Za-z0-9]|$)']
  return `(?i-u:(?:^|[^A-Za-z0-9])${escaped(word)}${end})`
}

/** The terms of a query in one language, or in any, written for ripgrep. */
const patternsOf = (id: string, language: string): string[] =>
  QUERIES.filter((query) => query.id === id).flatMap(({ terms }) =>
    QUERY_LANGUAGES.filter((one) => language === 'any' || one === language).flatMap((one) =>
      one === 'en' ? terms.en.map(englishPattern) : terms[one].map(escaped),
    ),
  )

test.skipIf(!hasRealText || !hasRipgrep)('the 25 queries on real text: every count is that of ripgrep', () => {
  const texts = realTexts()
  const path = join(dir, 'texts')
  writeFileSync(path, `${texts.join('\n')}\n`)
  const found = new Map<string, number>()
  const matches = compileQueries()
  for (const text of texts) for (const { keyword } of matches(text)) found.set(keyword, (found.get(keyword) ?? 0) + 1)
  const asked = QUERIES.flatMap(({ id, terms }) =>
    ['any', ...QUERY_LANGUAGES.filter((language) => terms[language].length > 0)].map((language) => ({ id, language })),
  )
  const ours = asked.map(({ id, language }) => [`${id}/${language}`, found.get(`${id}/${language}`) ?? 0])
  const theirs = asked.map(({ id, language }) => [
    `${id}/${language}`,
    ripgrepCount(path, patternsOf(id, language), '--case-sensitive'),
  ])
  expect(ours).toEqual(theirs)
  expect(ours.reduce((sum, [, count]) => sum + Number(count), 0)).toBeGreaterThan(200)
})

const ORACLE = `
import ahocorasick, json, sys
keywords, texts = (json.load(open(path)) for path in sys.argv[1:3])
automaton = ahocorasick.Automaton()
for index, keyword in enumerate(keywords):
    automaton.add_word(keyword, index)
automaton.make_automaton()
for text in texts:
    print(*sorted({index for _, index in automaton.iter(text)}))
`

test.skipIf(!hasRealText || !hasPython)(
  '20,000 keywords on all real text: every pair of text and keyword is that of python3-ahocorasick',
  () => {
    const texts = realTexts()
    const keywords = manyKeywords(20_000, texts)
    expect([texts.length, keywords.length]).toEqual([73_144, 20_000])
    const paths = [keywords, texts].map((value, index) => {
      const path = join(dir, `${index}.json`)
      writeFileSync(path, JSON.stringify(value))
      return path
    })
    const { stdout, stderr } = spawnSync(PYTHON, ['-c', ORACLE, ...paths], { encoding: 'utf8', maxBuffer: 1 << 30 })
    expect(stderr).toBe('')
    const matcher = compileMatcher(keywords)
    const ours = texts.map((text) => matcher.matches(text).join(' '))
    const theirs = stdout.split('\n').slice(0, -1)
    expect(ours.length).toBe(theirs.length)
    expect(
      ours.flatMap((line, index) => (line === theirs[index] ? [] : [`${index}: ${line} not ${theirs[index]}`])),
    ).toEqual([])
    const placed = texts.map((text) => {
      const found = new Set<number>()
      matcher.occurrences(text, ({ keyword }) => found.add(keyword))
      return [...found].toSorted((a, b) => a - b).join(' ')
    })
    expect(placed.every((line, index) => line === ours[index])).toBe(true)
    expect(ours.join(' ').split(' ').length).toBeGreaterThan(300_000)
  },
)
