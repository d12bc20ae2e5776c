import { codebookFrom } from '../codebooks.ts'
import { jsonLine } from '../lib/json.ts'
import { oneList } from '../list-files.ts'
import type { Row } from '../model/answer.ts'
import { guardedCsv } from '../report/index.ts'
import { categoriesOf, type Codebook, LABELS, readVersions, themeRow, type VersionReading } from '../triggers/index.ts'
import type { AddCommand } from './command.ts'
import { csvCells } from './lists-csv.ts'
import { categoriesText, labelsText } from './lists-text.ts'
import { safe } from './out.ts'

/** Words named of each side; `--all`, `--csv` and `--json` have every one. */
const SHOWN_WORDS = 40

export const addListsDiff: AddCommand = (lists, terminal, ran) => {
  lists
    .command('diff')
    .description('which words came and went between two versions of a list, and what else changed')
    .argument('<before>', 'a list file')
    .argument('<after>', 'a later version of it')
    .option('--codebook <file...>', 'CSV that codes words by theme and category')
    .option('--all', 'name every word')
    .option('--json', 'print one JSON object')
    .option('--csv', 'print CSV, a row for each word')
    .action((before, after, options) => {
      const book = codebookFrom(options.codebook ?? [])
      const versions = [
        { ...oneList(before), mark: null },
        { ...oneList(after), mark: null },
      ]
      const [old, now] = readVersions(versions)
      if (old === undefined || now === undefined) throw new Error('two versions give two readings')
      const shown = options.all === true ? Number.POSITIVE_INFINITY : SHOWN_WORDS
      if (options.json === true) terminal.out(`${jsonLine(diffJson(old, now, book))}\n`)
      else if (options.csv === true) terminal.out(guardedCsv(csvCells(COLUMNS, wordRows(now, book))))
      else terminal.out(`${safe(diffText(old, { now, book, shown }))}\n`)
      terminal.err('Next: breachlight lists history FILE… tells lasting changes from those that passed.\n')
      ran('done')
    })
}

const COLUMNS = ['change', 'word', 'theme', 'categories'] as const

function wordRows({ change }: VersionReading, book: Codebook | null): Row[] {
  const row = (sign: string) => (word: string) => {
    const coded = book?.words.get(word.trim())
    return {
      change: sign,
      word,
      theme: coded?.theme ?? null,
      categories: coded?.categories.map(({ id, name }) => (id === name ? name : `${name} (${id})`)) ?? null,
    }
  }
  return [...(change?.added ?? []).map(row('added')), ...(change?.removed ?? []).map(row('removed'))]
}

const sizes = ({ words }: VersionReading) => ({
  lines: words.lines.length,
  unique: words.distinct.size,
  unique_trimmed: words.trimmed.size,
})

function diffJson(old: VersionReading, now: VersionReading, book: Codebook | null) {
  const { added = [], removed = [], addedTrimmed = [], removedTrimmed = [] } = now.change ?? {}
  const categories = (words: readonly string[], side: string) =>
    book === null ? [] : categoriesOf(words, book).map((row) => themeRow(side, row))
  return {
    schema: 'breachlight/list-diff/1',
    before: { path: old.version.path, ...sizes(old) },
    after: { path: now.version.path, ...sizes(now) },
    added,
    removed,
    kept: now.words.distinct.size - added.length,
    labels: now.labels.map(({ label, detail }) => ({ label, detail, rule: LABELS[label] })),
    added_categories: categories(addedTrimmed, 'added'),
    removed_categories: categories(removedTrimmed, 'removed'),
    notes: book?.notes ?? [],
  }
}

const sizesText = (reading: VersionReading): string => {
  const { lines, unique, unique_trimmed: trimmed } = sizes(reading)
  return `${lines} lines, ${unique} distinct words, ${trimmed} without outer spaces: ${reading.version.path}`
}

function diffText(
  old: VersionReading,
  { now, book, shown }: { now: VersionReading; book: Codebook | null; shown: number },
): string {
  const { added = [], removed = [], addedTrimmed = [], removedTrimmed = [] } = now.change ?? {}
  const side = (sign: string, words: readonly string[], trimmed: readonly string[]): string[] => [
    ...(book === null || trimmed.length === 0 ? [] : [`${sign} by category: ${categoriesText(trimmed, book)}`]),
    ...words.slice(0, shown).map((word) => `${sign} ${word}`),
    ...(words.length > shown ? [`${sign} and ${words.length - shown} more (--all names them)`] : []),
  ]
  return [
    `before: ${sizesText(old)}`,
    `after:  ${sizesText(now)}`,
    `${added.length} words came, ${removed.length} went, ${now.words.distinct.size - added.length} stayed`,
    ...now.labels.map(({ label, detail }) => `${label}: ${detail}`),
    ...side('+', added, addedTrimmed),
    ...side('−', removed, removedTrimmed),
    labelsText(new Set(now.labels.map(({ label }) => label))),
    ...(book?.notes ?? []),
  ].join('\n')
}
