import { lookUp, parseReference, ROWS } from '../../lib/reference.ts'
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

/** A value as a word of a reference; null when the grammar cannot hold it. A value of the first column needs no name. */
function wordOf(column: string, value: string, columns: readonly string[]): string | null {
  if (value === '' || /["{}=\n\r]/.test(value)) return null
  const quoted = /\s/.test(value) ? `"${value}"` : value
  return column === columns[0] && !columns.includes(value) && value !== ROWS ? quoted : `${column}=${quoted}`
}

interface Choice {
  words: readonly string[]
  /** The values chosen by, for people. */
  shown: string
}

/** The fewest leading text columns whose values choose just this row; null when none do. */
function choiceOf(row: Row, texts: readonly string[], { columns, rows }: Answer): Choice | null {
  const words: string[] = []
  const shown: string[] = []
  let fitting = rows
  for (const column of texts) {
    const value = row[column]
    const narrower = fitting.filter((other) => other[column] === value)
    const word = typeof value === 'string' ? wordOf(column, value, Object.keys(columns)) : null
    if (word === null || narrower.length === fitting.length) continue
    words.push(word)
    shown.push(String(value))
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
    const choice = choiceOf(row, texts, answer)
    if (choice === null) return []
    return numbers
      .filter((column) => typeof row[column] === 'number')
      .flatMap((column) => boundNumber(answer, column, choice))
  })
}

/** True when a reference leads to this column of one row. */
function leadsTo(reference: string, column: string, answer: Answer): boolean {
  const parsed = parseReference(reference)
  const found = parsed === null ? null : lookUp(parsed, answer)
  return found?.kind === 'found' && found.column === column
}

/** Nothing when no reference leads back to the value: what is offered always holds. */
function boundNumber(answer: Answer, column: string, { words, shown }: Choice): BoundNumber[] {
  const short = [answer.analysis, ...words].join(' ')
  const reference = [short, `${short} ${column}`].find((one) => leadsTo(one, column, answer))
  const parsed = reference === undefined ? null : parseReference(reference)
  const found = parsed === null ? null : lookUp(parsed, answer)
  if (reference === undefined || found?.kind !== 'found') return []
  const meaning = answer.columns[column] ?? ''
  return [{ analysis: answer.analysis, reference, value: cellText(column, found.cell), row: shown, meaning }]
}
