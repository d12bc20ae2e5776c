import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'
import type { Command } from '@commander-js/extra-typings'
import { describe, expect, test } from 'vitest'
import { analyses } from '../src/analyse/index.ts'
import { buildProgram } from '../src/cli/program.ts'
import { ciphers } from '../src/decrypt/index.ts'
import { finders } from '../src/keys/finders.gen.ts'
import { EXIT_CODES } from '../src/model/errors.ts'
import { CHARSETS, ROLES } from '../src/model/format.ts'
import { QUERIES } from '../src/model/queries.ts'
import { REASONS } from '../src/model/reasons.ts'
import { formats } from '../src/parse/formats.gen.ts'
import { formatFromYaml } from '../src/parse/index.ts'
import { TABLES } from '../src/store/schema.ts'
import { decoders } from '../src/triggers/lists/decoders.gen.ts'
import { containers } from '../src/unpack/containers.gen.ts'

const root = join(import.meta.dirname, '..')

interface Page {
  path: string
  text: string
}

const under = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name.replaceAll(sep, '/')}`,
  )

const pages: readonly Page[] = [...readdirSync(root), ...under('docs'), ...under('lab')]
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const written = pages.filter(({ path }) => !path.startsWith('docs/generated/'))

const FENCE = /^```[a-z]*\n[\s\S]*?^```$/gm
const LINK = /\]\(([^)\s]+)\)/g

/** Relative targets of links and images outside code. */
const targetsOf = ({ text }: Page): string[] =>
  Array.from(text.replaceAll(FENCE, '').matchAll(LINK), ([, target = '']) => target).filter(
    (target) => !/^[a-z]+:/.test(target),
  )

/** A heading as it is linked to: lower case, blanks as hyphens, other signs dropped. */
const anchorsOf = ({ text }: Page): string[] =>
  Array.from(text.matchAll(/^#+ (.+)$/gm), ([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

/** `from → to` for every relative link to a file or heading that is not there. */
const brokenLinks = (from: readonly Page[]): string[] =>
  from.flatMap((page) =>
    targetsOf(page)
      .filter((target) => {
        const [file = '', anchor] = target.split('#')
        const path = file === '' ? page.path : posix.join(dirname(page.path), file)
        if (!existsSync(join(root, path))) return true
        const linked = path === page.path ? page : pages.find((other) => other.path === path)
        return anchor !== undefined && linked !== undefined && !anchorsOf(linked).includes(anchor)
      })
      .map((target) => `${page.path} → ${target}`),
  )

describe('links', () => {
  test('every relative link and image leads somewhere', () => {
    expect(pages.length).toBeGreaterThan(20)
    expect(pages.flatMap(targetsOf).length).toBeGreaterThan(60)
    expect(brokenLinks(pages)).toEqual([])
  })

  test('a broken link, image or heading shows', () => {
    const planted = '# A b\n[a](no.md) ![b](images/no.png) [c](ask.md#no) [d](#a-b) [e](ask.md) [f](https://x/no.md)\n'
    expect(brokenLinks([{ path: 'docs/keys.md', text: planted }])).toEqual([
      'docs/keys.md → no.md',
      'docs/keys.md → images/no.png',
      'docs/keys.md → ask.md#no',
    ])
  })

  test('every page and picture below docs is linked from another page', () => {
    const linked = new Set(
      pages.flatMap((page) =>
        targetsOf(page).map((target) => posix.join(dirname(page.path), target.replace(/#.*$/, ''))),
      ),
    )
    expect(under('docs').filter((path) => /\.(md|png)$/.test(path) && !linked.has(path))).toEqual([])
  })
})

const program = buildProgram({ out: () => undefined, err: () => undefined, isInteractive: false }, () => undefined)

const longOptions = ({ options }: Pick<Command, 'options'>): string[] =>
  options.flatMap(({ long }) => (typeof long === 'string' ? [long] : []))

/** Commands by their whole name (`formats infer`), each with its long options. */
const commands = new Map(
  program.commands.flatMap((command) => {
    const below = command.commands.map((each): [string, string[]] => [
      `${command.name()} ${each.name()}`,
      longOptions(each),
    ])
    const own: [string, string[]] = [command.name(), longOptions(command)]
    return below.length === 0 ? [own] : command.registeredArguments.length > 0 ? [own, ...below] : below
  }),
)

/** The page that tells how to use a command. */
const pageOf = (command: string): Page | undefined => {
  const path = command === 'demo' ? 'README.md' : `docs/${command.replace(/ .*/, '')}.md`
  return pages.find((page) => page.path === path)
}

/** Words in code style, fenced or not. */
const codeWords = (from: readonly Page[]): Set<string> =>
  new Set(
    from.flatMap(({ text }) =>
      Array.from(text.matchAll(/```[\s\S]*?```|`([^`\n]+)`/g), ([code]) => code.split(/[\s`,;:=|"()[\]{}]+/)).flat(),
    ),
  )
const unnamed = (names: readonly string[], from: readonly Page[]): string[] => {
  const words = codeWords(from)
  return names.filter((name) => !words.has(name))
}

const ids = (things: readonly { id: string }[]): string[] => things.map(({ id }) => id)

describe('everything has a page', () => {
  const byHand = written.filter(({ path }) => path === 'README.md' || path.startsWith('docs/'))

  test.each([
    ['analyses', ids(analyses)],
    ['ciphers', ids(ciphers)],
    ['key finders', ids(finders)],
    ['containers', ids(containers)],
    ['layouts', ids(formats)],
    ['queries', ids(QUERIES)],
    ['list decoders', ids(decoders)],
    ['commands', [...commands.keys()].flatMap((name) => name.split(' '))],
  ])('%s are named in a page written by hand', (_, names) => {
    expect(names.length).toBeGreaterThan(3)
    expect(unnamed(names, byHand)).toEqual([])
  })

  test.each([
    ['reasons', Object.keys(REASONS)],
    ['roles', Object.keys(ROLES)],
    ['columns', Object.values(TABLES).flatMap((table) => Object.keys(table.columns))],
  ])('%s are named in the reference', (_, names) => {
    expect(unnamed(names, pages)).toEqual([])
  })

  test('tables, exit codes and character sets are named', () => {
    const text = pages.map((page) => page.text).join('\n')
    expect(Object.keys(TABLES).filter((table) => !text.includes(`\n## ${table}\n`))).toEqual([])
    expect(Object.values(EXIT_CODES).filter(({ code }) => !text.includes(`\n| ${code} |`))).toEqual([])
    const inFormats = pageOf('formats infer')?.text.toLowerCase().replaceAll('_', '-') ?? ''
    expect(CHARSETS.filter((charset) => !inFormats.includes(charset.replace(/[lb]e$/, '').replace('_', '-')))).toEqual(
      [],
    )
  })

  test.each([...commands])('%s: its page names every option', (command, options) => {
    const page = pageOf(command)
    expect(page).toBeDefined()
    expect(unnamed(options, page === undefined ? [] : [page])).toEqual([])
  })
})

/** Command lines in code, less what a shell would cut off. */
const commandLines = ({ text }: Page): string[] =>
  Array.from(text.matchAll(/(?:npm start --|(?<![\w/-])breachlight) ([^\n`·#>]+)/g), ([, line = '']) => line)

/** What is wrong with a command line: an unknown command, option or analysis. */
function faultIn(line: string): string | null {
  const [first = '', second = '', ...rest] = line.trim().split(/\s+/)
  if (!/^[a-z]/.test(first)) return null // a placeholder
  const both = `${first} ${second}`
  const [name, words] = commands.has(both) || !commands.has(first) ? [both, rest] : [first, [second, ...rest]]
  const options = commands.get(name)
  if (options === undefined) return `${line}: no such command`
  const wrong = words
    .map((word) => /^--[a-z-]+/.exec(word)?.[0])
    .find((word) => word !== undefined && !options.includes(word))
  if (wrong !== undefined) return `${line}: no option ${wrong}`
  const asked = name === 'ask' && /^[a-z]/.test(second) ? second : 'counts'
  return analyses.some(({ id }) => id === asked) ? null : `${line}: no such analysis`
}

describe('what the pages show can be typed', () => {
  test('every command line names a command, its options and analyses', () => {
    const lines = written.flatMap(commandLines)
    expect(lines.length).toBeGreaterThan(30)
    expect(lines.flatMap((line) => faultIn(line) ?? [])).toEqual([])
  })

  test('a wrong one shows', () => {
    expect(['verfy --case x', 'ask counts --cases x', 'ask count --case x', 'formats show x'].map(faultIn)).toEqual([
      'verfy --case x: no such command',
      'ask counts --cases x: no option --cases',
      'ask count --case x: no such analysis',
      'formats show x: no such command',
    ])
  })

  test('the format in formats.md is one', async () => {
    const [, yaml = ''] = /```yaml\n(id:[\s\S]*?)```/.exec(pageOf('formats infer')?.text ?? '') ?? []
    const { format, charset, match } = await formatFromYaml(yaml, 'formats.md')
    expect(format.columns.map(({ role }) => role)).toEqual(['version', 'ip', 'date', 'time'])
    expect([charset, match]).toEqual(['utf-8', 'skypeversion*'])
  })

  test('queries.md holds the terms of every subject', () => {
    const text = pages.find(({ path }) => path === 'docs/queries.md')?.text ?? ''
    const missing = QUERIES.filter(
      ({ id, terms }) =>
        !text.includes(
          `| \`${id}\` | ${terms['zh-hans'].join(' ')} | ${terms['zh-hant'].join(' ')} | ${terms.en.join(', ')} |`,
        ),
    )
    expect(missing.map(({ id }) => id)).toEqual([])
  })
})
