import type { Answer, Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, distinctTexts, notAsked, numberAt, textAt } from '../answers.ts'
import { growth, MAX_LISTS } from '../figures/growth.ts'
import { MAX_SETS, matrix, type MatrixCell } from '../figures/matrix.ts'
import { MAX_COLUMNS, MAX_ROWS, smallBars, type SmallBar } from '../figures/small-bars.ts'
import { counted, grouped, percent, utcDay } from '../format.ts'
import { type Block, defineSection, type ReportInput } from '../section.ts'

const isLater = (row: Row): boolean => numberAt(row, 'added') !== null
const hasPassed = (row: Row): boolean => isLater(row) && numberAt(row, 'net_added') === null

/** Rows of the first so many names, in their order; a figure holds no more. */
const firstOf = (rows: readonly Row[], column: string, most: number): Row[] => {
  const names = new Set(distinctTexts(rows, column).slice(0, most))
  return rows.filter((row) => names.has(textAt(row, column)))
}

/** How many names of a column did not fit; nothing when all did. */
const notShown = (rows: readonly Row[], column: string, most: number): string => {
  const left = distinctTexts(rows, column).length - most
  return left > 0 ? ` ${counted(left, 'more list')} did not fit and stand in the table.` : ''
}

function growthBlocks(rows: readonly Row[]): Block[] {
  const dated = rows.filter((row) => numberAt(row, 'dated_utc_ms') !== null)
  const points = firstOf(dated, 'list', MAX_LISTS).map((row) => ({
    series: textAt(row, 'list'),
    atUtcMs: numberAt(row, 'dated_utc_ms') ?? 0,
    words: numberAt(row, 'unique') ?? 0,
    stands: !hasPassed(row),
  }))
  if (points.length === 0) return []
  const title = 'Words of each list over time'
  return [
    {
      kind: 'figure',
      title,
      svg: growth(title, points),
      description: `One row per list, all on one scale; the number is that of the last version. A dot is a version, and a step holds until the next one. Dots on stems are versions that passed: transient or truncated.${notShown(dated, 'list', MAX_LISTS)}`,
    },
  ]
}

function versionBlocks(answer: Answer): Block[] {
  const later = answer.rows.filter(isLater)
  const days = answer.rows.map((row) => numberAt(row, 'dated_utc_ms')).filter((day) => day !== null)
  const span =
    days.length === 0
      ? ''
      : `, dated ${utcDay(days.reduce((a, b) => Math.min(a, b)))} to ${utcDay(days.reduce((a, b) => Math.max(a, b)))}`
  const passed = later.filter(hasPassed).length
  const changed = later.filter((row) => (numberAt(row, 'net_added') ?? 0) + (numberAt(row, 'net_removed') ?? 0) > 0)
  const lists = distinctTexts(answer.rows, 'list').length
  return [
    {
      kind: 'prose',
      text: `${counted(lists, 'list')} in ${counted(answer.rows.length, 'version')}${span}. ${counted(changed.length, 'version')} changed the words of a list for the time that followed. Versions that passed within a day or were cut short, and so are no changes of the list: ${grouped(passed)}.`,
    },
    ...growthBlocks(answer.rows),
  ]
}

const changesTable = (answer: Answer): Block => {
  const later = answer.rows.filter(isLater)
  return answerTable(answer, {
    caption: `Changes between versions (${grouped(later.length)}), and what each is`,
    rows: later,
    show: ['list', 'version', 'unique', 'added', 'removed', 'labels'],
    note: 'What gave each label, and what changed since the last version that stood, is in tables/list-versions.csv.',
  })
}

const NO_SHARE = '–'

const jaccardNote = (share: number | null): string =>
  share === null ? NO_SHARE : share > 0 && share < 0.005 ? '< .01' : share.toFixed(2)

/** Jaccard below the diagonal, sizes on it. */
function jaccardCells(rows: readonly Row[]): MatrixCell[] {
  const sizes = new Map(
    rows.flatMap((row) => [
      [textAt(row, 'a'), numberAt(row, 'words_a')] as const,
      [textAt(row, 'b'), numberAt(row, 'words_b')] as const,
    ]),
  )
  return [
    ...[...sizes].map(([name, size]) => ({ row: name, column: name, share: null, note: grouped(size ?? 0) })),
    ...rows.map((row) => {
      const share = numberAt(row, 'jaccard')
      return { row: textAt(row, 'b'), column: textAt(row, 'a'), share, note: jaccardNote(share) }
    }),
  ]
}

/** How much of the list of a row the list of a column has. */
const containmentCells = (rows: readonly Row[]): MatrixCell[] =>
  rows.flatMap((row) => {
    const cell = (from: string, to: string, column: string): MatrixCell => {
      const share = numberAt(row, column)
      return {
        row: textAt(row, from),
        column: textAt(row, to),
        share,
        note: share === null ? NO_SHARE : wholePercent(share),
      }
    }
    return [cell('a', 'b', 'share_of_a'), cell('b', 'a', 'share_of_b')]
  })

const wholePercent = (share: number): string => (share > 0 && share < 0.005 ? '< 1' : String(Math.round(share * 100)))

function overlapBlocks(answer: Answer | null): Block[] {
  const pairs = answer?.rows.filter((row) => textAt(row, 'kind') === 'list') ?? []
  const all = [...new Set(pairs.flatMap((row) => [textAt(row, 'a'), textAt(row, 'b')]))]
  const names = all.slice(0, MAX_SETS)
  const shown = pairs.filter((row) => names.includes(textAt(row, 'a')) && names.includes(textAt(row, 'b')))
  if (shown.length === 0) return []
  const more =
    all.length > names.length
      ? ` ${counted(all.length - names.length, 'more list')} did not fit; every pair stands in tables/list-overlap.csv.`
      : ' Every pair stands in tables/list-overlap.csv.'
  const [alike, part] = ['How alike the lists are', 'How much of one list another holds']
  return [
    {
      kind: 'figure',
      title: alike,
      svg: matrix(alike, names, jaccardCells(shown)),
      description: `Words that two lists have in common over all words of both (Jaccard); on the diagonal the words of each list over all its versions. Columns are numbered as the rows are.${more}`,
    },
    {
      kind: 'figure',
      title: part,
      svg: matrix(part, names, containmentCells(shown)),
      description: 'Per cent of the words of the list on the left that the list of the column has, too.',
    },
  ]
}

const NOT_CODED = 'not coded'

const barOf = (row: Row): SmallBar => ({
  row: textAt(row, 'words_of'),
  column: textAt(row, 'theme') === '' ? NOT_CODED : textAt(row, 'theme'),
  share: numberAt(row, 'share') ?? 0,
  low: numberAt(row, 'ci_low') ?? 0,
  high: numberAt(row, 'ci_high') ?? 0,
})

/** The share of a list of fewer words says little, and its interval would set the scale for all. */
const FEW_WORDS = 10

/** Rows of clients and lists with enough words. */
function ofEnoughWords(rows: readonly Row[]): Row[] {
  const sizes = new Map<string, number>()
  for (const row of rows)
    sizes.set(textAt(row, 'words_of'), (sizes.get(textAt(row, 'words_of')) ?? 0) + (numberAt(row, 'words') ?? 0))
  return rows.filter((row) => (sizes.get(textAt(row, 'words_of')) ?? 0) >= FEW_WORDS)
}

function themeBlocks(answer: Answer | null): Block[] {
  const rows = ofEnoughWords(answer?.rows ?? [])
  const [largest] = rows.toSorted((a, b) => (numberAt(b, 'words') ?? 0) - (numberAt(a, 'words') ?? 0)).map(barOf)
  if (largest === undefined) return []
  const order = [...new Set([...themesBySize(rows).slice(0, MAX_COLUMNS - 1), NOT_CODED])]
  const bars = firstOf(rows, 'words_of', MAX_ROWS)
    .map(barOf)
    .filter(({ column }) => order.includes(column))
    .toSorted((a, b) => order.indexOf(a.column) - order.indexOf(b.column))
  const title = 'Themes of the lists'
  return [
    {
      kind: 'figure',
      title,
      svg: smallBars(title, bars),
      description: `Share of the distinct words of each client and list that people coded to each theme, with 95 % intervals; all columns have one scale. Most words: ${largest.column} in ${largest.row}, ${percent(largest.share)}. Lists of fewer than ${FEW_WORDS} words are left out. All shares stand in tables/list-themes.csv.${notShown(rows, 'words_of', MAX_ROWS)}`,
    },
  ]
}

/** Themes, the one with the most words over all rows first. */
function themesBySize(rows: readonly Row[]): string[] {
  const sizes = new Map<string, number>()
  for (const row of rows)
    sizes.set(barOf(row).column, (sizes.get(barOf(row).column) ?? 0) + (numberAt(row, 'words') ?? 0))
  return [...sizes].toSorted((a, b) => b[1] - a[1]).map(([theme]) => theme)
}

const rowsOf = (input: ReportInput, analysis: string): readonly Row[] => answerOf(input, analysis)?.rows ?? []

export default defineSection({
  id: 'history',
  title: 'Keyword lists of the client over time',
  order: 81,
  needs: ['list-versions', 'list-overlap', 'list-themes'],
  constants: ['95', String(FEW_WORDS)],
  belongs: (input) => rowsOf(input, 'list-versions').some(isLater) || rowsOf(input, 'list-themes').length > 0,
  limitations: caveatsOf('list-versions', 'list-overlap', 'list-themes'),
  build(input) {
    const versions = answerOf(input, 'list-versions')
    return [
      ...(versions === null ? notAsked('list-versions') : versionBlocks(versions)),
      ...overlapBlocks(answerOf(input, 'list-overlap')),
      ...themeBlocks(answerOf(input, 'list-themes')),
      ...(versions === null ? [] : [changesTable(versions)]),
    ]
  },
})
