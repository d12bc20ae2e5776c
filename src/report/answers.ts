import type { Answer, Row } from '../model/answer.ts'
import { grouped } from './format.ts'
import type { Block, ReportInput } from './section.ts'

/** Rows a table of the report shows before it points to the complete CSV file. */
export const MAX_TABLE_ROWS = 200

/** The answer of an analysis, or null when it was not asked for this report. */
export const answerOf = (input: ReportInput, analysis: string): Answer | null =>
  Object.hasOwn(input.answers, analysis) ? (input.answers[analysis] ?? null) : null

/** Number in a column; null when the value is unknown or no number. */
export function numberAt(row: Row | undefined, column: string): number | null {
  const cell = row?.[column]
  return typeof cell === 'number' ? cell : null
}

/** Text in a column; empty when the value is unknown or no text. */
export function textAt(row: Row | undefined, column: string): string {
  const cell = row?.[column]
  return typeof cell === 'string' ? cell : ''
}

/** Sum of a column over rows, unknown values left out. */
export const sumOf = (rows: readonly Row[], column: string): number =>
  rows.reduce((sum, row) => sum + (numberAt(row, column) ?? 0), 0)

/** Distinct texts of a column, in order of appearance. */
export const distinctTexts = (rows: readonly Row[], column: string): string[] => [
  ...new Set(rows.map((row) => textAt(row, column)).filter((text) => text !== '')),
]

/** Value of a measure in `counts`; null when it was not counted. */
export function measure(input: ReportInput, name: string): number | null {
  const row = answerOf(input, 'counts')?.rows.find((candidate) => textAt(candidate, 'measure') === name)
  return numberAt(row, 'value')
}

/** Said in place of numbers when an analysis was not asked. */
export const notAsked = (analysis: string): Block[] => [
  {
    kind: 'prose',
    text: `The analysis “${analysis}” was not run for this report, so nothing is said here either way.`,
  },
]

interface TableView {
  caption: string
  /** Columns in the order shown; without it the answer's own. Columns neither the answer nor its rows have are left out. */
  show?: readonly string[]
  rows?: readonly Row[]
  note?: string
  /** Rows shown before the table points to the file with all of them; without it as many as a chapter’s tables show. */
  most?: number
  /** That file; without it the answer’s own. */
  file?: string
}

function columnsOf(answer: Answer, show: readonly string[]): Record<string, string> {
  const known = show.filter((column) => Object.hasOwn(answer.columns, column))
  return Object.fromEntries(known.map((column) => [column, answer.columns[column] ?? '']))
}

/** A table of an answer's rows with its policy and denominator beneath; long ones are cut and name the complete file. */
export function answerTable(answer: Answer, view: TableView): Block {
  const rows = view.rows ?? answer.rows
  const most = view.most ?? MAX_TABLE_ROWS
  const shares = Object.keys(answer.columns).some((column) => column.startsWith('share'))
  const notes = [
    view.note,
    rows.length > most
      ? `The first ${grouped(most)} of ${grouped(rows.length)} rows; all of them are in ${view.file ?? `tables/${answer.analysis}.csv`}.`
      : undefined,
    answer.policy === null ? undefined : `Counting policy: ${answer.policy}`,
    answer.denominator === null ? undefined : `${shares ? 'Shares are of' : 'Out of'}: ${answer.denominator}`,
  ].filter((note) => note !== undefined)
  const columns = columnsOf(answer, view.show ?? Object.keys(answer.columns))
  const table = { kind: 'table' as const, caption: view.caption, columns, rows: rows.slice(0, most) }
  return notes.length === 0 ? table : { ...table, note: notes.map(sentence).join(' ') }
}

/** Text that ends like a sentence. */
export const sentence = (text: string): string => (/[.!?。]$/.test(text) ? text : `${text}.`)

/** Said where no analysis of a chapter was asked: then nothing of it is known, and that is its limit. */
const NOTHING_ASKED = 'No question of this chapter was asked, so it holds no finding, for or against anything.'

/** Limitations of a chapter that come with the answers it reads: what must be known to read their numbers. */
export const caveatsOf =
  (...analyses: readonly string[]) =>
  (input: ReportInput): readonly string[] => {
    const asked = analyses.map((analysis) => answerOf(input, analysis)).filter((answer) => answer !== null)
    return asked.length === 0 ? [NOTHING_ASKED] : asked.flatMap(({ caveats }) => caveats)
  }

/** The command that gives an analysis's numbers again. */
export const askCommand = (analysis: string): string => `breachlight ask ${analysis} --case DIR`
