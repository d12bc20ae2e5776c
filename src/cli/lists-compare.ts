import { Option } from '@commander-js/extra-typings'
import { codebookFrom } from '../codebooks.ts'
import { jsonLine } from '../lib/json.ts'
import { listHistories } from '../list-files.ts'
import type { Row } from '../model/answer.ts'
import { OperatorError } from '../model/errors.ts'
import { guardedCsv } from '../report/index.ts'
import {
  allTimeClients,
  allTimeLists,
  type Codebook,
  fullName,
  type ListHistory,
  type NamedWords,
  OVERLAP_COLUMNS,
  overlapRows,
  overlaps,
  setApart,
  THEME_COLUMNS,
  themeRows,
  versionName,
} from '../triggers/index.ts'
import type { AddCommand } from './command.ts'
import { csvCells } from './lists-csv.ts'
import { leftOutText } from './lists-text.ts'
import { safe, tableText, type Terminal } from './out.ts'

/** Every pair is compared; with more sets nobody reads the table, and it takes minutes. */
const MOST_SETS = 200

export const addListsCompare: AddCommand = (lists, terminal, ran) => {
  lists
    .command('compare')
    .description('what lists and clients have in common, and which themes they are about')
    .argument('<file...>', 'lists, or folders of them; versions of a list are taken together')
    .option('--versions', 'compare every version by itself, too')
    .option('--apart <list...>', 'set these lists against all others, such as lists that only log')
    .option('--codebook <file...>', 'CSV that codes words by theme: themes of lists, clients and words set apart')
    .option('--json', 'print one JSON object')
    .addOption(new Option('--csv <table>', 'print one table as CSV').choices(['overlap', 'themes'] as const))
    .action(async (paths, options) => {
      const book = codebookFrom(options.codebook ?? [])
      const { histories, leftOut } = await listHistories(paths)
      terminal.err(safe(leftOutText(leftOut)))
      const overlap = overlapOfAll(histories, options.versions === true)
      const apart = apartFrom(histories, options.apart ?? [])
      const sets = [...allTimeLists(histories), ...allTimeClients(histories), ...apart]
      const themes = book === null ? [] : themeRows(distinctNames(sets), book)
      const found = { overlap, apart, themes, notes: book?.notes ?? [] }
      if (options.json === true) terminal.out(`${jsonLine({ ...compareJson(found), left_out: leftOut })}\n`)
      else if (options.csv !== undefined) terminal.out(csvOf(options.csv, found))
      else print(found, terminal, book)
      terminal.err(
        'Next: breachlight investigate EVIDENCE --case DIR --list FILE… matches lists against what was logged.\n',
      )
      ran('done')
    })
}

interface Found {
  overlap: readonly Row[]
  apart: readonly NamedWords[]
  themes: readonly Row[]
  notes: readonly string[]
}

/** A client of a single list has its name: it is told once. */
const distinctNames = (sets: readonly NamedWords[]): NamedWords[] =>
  sets.filter(({ name }, at) => sets.findIndex((other) => other.name === name) === at)

const versionSets = (histories: readonly ListHistory[]): NamedWords[] =>
  histories.flatMap((history) =>
    history.readings.map(({ version, words }) => ({
      name: `${fullName(history)} ${versionName(version)}`,
      words: words.trimmed,
    })),
  )

function overlapOfAll(histories: readonly ListHistory[], byVersion: boolean): Row[] {
  const groups: [kind: string, sets: NamedWords[]][] = [
    ['client', allTimeClients(histories)],
    ['list', allTimeLists(histories)],
    ...(byVersion ? [['version', versionSets(histories)] as [string, NamedWords[]]] : []),
  ]
  for (const [kind, sets] of groups)
    if (sets.length > MOST_SETS)
      throw new OperatorError(`These are ${sets.length} ${kind}s; at most ${MOST_SETS} are compared with each other.`, {
        hint: 'Name fewer files, or leave --versions out.',
        exit: 'wrongUsage',
      })
  return groups.flatMap(([kind, sets]) => overlapRows(kind, sets, overlaps(sets)))
}

/** The lists named, by their full names or by what stands behind the client, against all others. */
function apartFrom(histories: readonly ListHistory[], names: readonly string[]): NamedWords[] {
  const known = histories.map((history) => ({ history, names: [fullName(history), history.list] }))
  for (const name of names)
    if (!known.some((one) => one.names.includes(name)))
      throw new OperatorError(`There is no list ${name} among these files.`, {
        hint: `There are ${known.map(({ history }) => fullName(history)).join(', ')}.`,
        exit: 'wrongUsage',
      })
  if (names.length === 0) return []
  const isNamed = (history: ListHistory): boolean =>
    [fullName(history), history.list].some((name) => names.includes(name))
  return setApart(
    allTimeLists(histories.filter(isNamed)),
    allTimeLists(histories.filter((history) => !isNamed(history))),
  )
}

const compareJson = ({ overlap, apart, themes, notes }: Found) => ({
  schema: 'breachlight/list-comparison/1',
  overlap,
  apart: apart.map(({ name, words }) => ({ name, words: words.size })),
  themes,
  notes,
})

const csvOf = (table: 'overlap' | 'themes', { overlap, themes }: Found): string =>
  table === 'overlap'
    ? guardedCsv(csvCells(Object.keys(OVERLAP_COLUMNS), overlap))
    : guardedCsv(csvCells(Object.keys(THEME_COLUMNS), themes))

function print({ overlap, apart, themes, notes }: Found, terminal: Terminal, book: Codebook | null): void {
  const parts = [
    tableText(Object.keys(OVERLAP_COLUMNS), overlap),
    ...(apart.length === 0
      ? []
      : [
          tableText(
            ['set', 'words'],
            apart.map(({ name, words }) => ({ set: name, words: words.size })),
          ),
        ]),
    ...(book === null ? [] : [tableText(Object.keys(THEME_COLUMNS), themes)]),
    ...notes.map(safe),
  ]
  terminal.out(`${parts.join('\n\n')}\n`)
}
