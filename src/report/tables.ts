import { stringify } from 'csv-stringify/sync'
import { visible } from '../lib/visible.ts'
import type { Answer, Cell, Row } from '../model/answer.ts'
import { PIECE_ROWS, type ReportFile } from './file.ts'
import { SCORE_COLUMNS, scoreRow } from './scores.ts'
import type { ReportInput } from './section.ts'

/**
 * Beginnings a spreadsheet takes for a formula or strips before looking for one. csv-stringify's `escape_formulas` knows
 * `= + - @ TAB CR` and their full-width twins; line feed, NUL, leading blanks and the apostrophe itself are added here,
 * the last so that `unguard` finds the text as it was.
 */
const FORMULA = /^[\s\0']*[=+\-@＝＋－＠]|^[\t\r\n\0']/

/** Text as a CSV cell that no spreadsheet evaluates: a leading apostrophe, which spreadsheets read as "this is text". */
export const guard = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** The text as it was before `guard`. */
export const unguard = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell)

const FORMAT = { record_delimiter: '\r\n', quoted_match: /[\r\n]/ } as const

/** Rows of cells as CSV, texts guarded, the first row the names of the columns. */
export const guardedCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guard(cell) : cell))),
    FORMAT,
  )

function* csv(columns: readonly string[], rows: readonly Row[]): Generator<string> {
  yield stringify([columns.map(guard)], FORMAT)
  for (let start = 0; start < rows.length; start += PIECE_ROWS) {
    const cells = rows
      .slice(start, start + PIECE_ROWS)
      .map((row) => columns.map((column) => cellOf(row[column] ?? null)))
    yield stringify(cells, FORMAT)
  }
}

function cellOf(cell: Cell): string | number | null {
  if (cell === null || typeof cell === 'number') return cell
  if (typeof cell === 'boolean') return String(cell)
  return guard(visible(typeof cell === 'string' ? cell : cell.join('; ')))
}

/**
 * An answer as CSV (RFC 4180, UTF-8), in pieces: column names, then every row. Unknown is an empty cell, unseen characters
 * stand as `\u{hex}`; see `guard` for apostrophes.
 */
export const answerCsv = (answer: Answer): Generator<string> => csv(Object.keys(answer.columns), answer.rows)

/** The tables beside the report: one per answer, the scorecard of a lab case, and the manifest of the evidence. */
export function* tables(input: ReportInput): Generator<ReportFile> {
  for (const [id, answer] of Object.entries(input.answers).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    yield { name: `tables/${id}.csv`, pieces: answerCsv(answer) }
  const items = input.manifest.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  if (input.scorecard !== null)
    yield { name: 'tables/scorecard.csv', pieces: csv(Object.keys(SCORE_COLUMNS), input.scorecard.map(scoreRow)) }
  yield { name: 'tables/manifest.csv', pieces: csv(['path', 'size_bytes', 'evidence_id'], items) }
}
