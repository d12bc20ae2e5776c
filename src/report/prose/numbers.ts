import { lookUp, parseReference } from '../../lib/reference.ts'
import { cellText } from '../../lib/shown.ts'
import type { Answer, Row } from '../../model/answer.ts'

/** A number that a person can write into the report so that it is bound to its finding. */
export interface BoundNumber {
  analysis: string
  /** What stands between `{{` and `}}`. */
  reference: string
  /** As the report shows it now. */
  value: string
  /** Which row it is of, by the values that choose it. */
  row: string
  /** What the column means. */
  meaning: string
}

/** Columns that no reader would write down as a finding: bounds stand beside their value, times are no counts. */
const isQuotable = (column: string): boolean => !/_(?:low|high)$|_utc_ms$/.test(column)

/** A value as a word of a reference; null when the grammar cannot hold it. */
function wordOf(column: string, value: string): string | null {
  if (value === '' || /["{}=\n\r]/.test(value)) return null
  return /\s/.test(value) ? `${column}="${value}"` : `${column}=${value}`
}

/** The fewest leading text columns whose values choose just this row; null when none do. */
function choiceOf(row: Row, texts: readonly string[], rows: readonly Row[]): { words: string[]; shown: string } | null {
  const words: string[] = []
  const shown: string[] = []
  let fitting = rows
  for (const column of texts) {
    const value = row[column]
    if (typeof value !== 'string') continue
    const narrower = fitting.filter((other) => other[column] === value)
    const word = wordOf(column, value)
    if (word === null || narrower.length === fitting.length) continue
    words.push(word)
    shown.push(value)
    fitting = narrower
    if (fitting.length === 1) break
  }
  return fitting.length === 1 ? { words, shown: shown.join(', ') } : null
}

/** Rows that are looked at: whoever wants a number of a later one names its row. */
const MOST_ROWS = 300

/** Every number of an answer that one reference names, in the order of its rows. */
export function bindingsOf(answer: Answer): BoundNumber[] {
  const columns = Object.keys(answer.columns)
  const rows = answer.rows.slice(0, MOST_ROWS)
  const texts = columns.filter((column) => rows.some((row) => typeof row[column] === 'string'))
  const numbers = columns.filter((column) => isQuotable(column) && rows.some((row) => typeof row[column] === 'number'))
  return rows.flatMap((row) => {
    const choice = choiceOf(row, texts, answer.rows)
    if (choice === null) return []
    return numbers
      .filter((column) => typeof row[column] === 'number')
      .map((column) => ({ answer, column, row: choice.shown, words: choice.words }))
      .flatMap(boundNumber)
  })
}

interface Candidate {
  answer: Answer
  column: string
  row: string
  words: readonly string[]
}

/** Nothing when the reference does not lead back to the value: what is offered always holds. */
function boundNumber({ answer, column, row, words }: Candidate): BoundNumber[] {
  const reference = [answer.analysis, ...words, column].join(' ')
  const parsed = parseReference(reference)
  const found = parsed === null ? null : lookUp(parsed, answer)
  if (found?.kind !== 'found' || found.column !== column) return []
  const meaning = answer.columns[column] ?? ''
  return [{ analysis: answer.analysis, reference, value: cellText(column, found.cell), row, meaning }]
}
