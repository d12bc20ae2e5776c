import type { Cell, Row } from '../model/answer.ts'

/**
 * One value of one finding, as people write it: `ANALYSIS WORD…`. A word `column=value` chooses rows, a column's name chooses
 * the column, any other word is a value of the first column; `rows` is the number of rows chosen. Without a column it is the
 * first that holds a number. Quotes keep blanks in a word: `queries query="june 4" share`.
 */
export interface Reference {
  analysis: string
  words: readonly string[]
}

/** What a reference is looked up in. */
export interface Table {
  columns: Readonly<Record<string, string>>
  rows: readonly Row[]
}

/** The column that counts the rows chosen. */
export const ROWS = 'rows'

export type Looked =
  | { kind: 'found'; column: string; cell: Cell /** Null when rows were counted. */; row: Row | null }
  | { kind: 'absent'; why: string }

const WORD = /[^\s"=]*=?"[^"]*"|\S+/g

/** Reads a reference; null when nothing is written. */
export function parseReference(text: string): Reference | null {
  const [analysis, ...words] = text.match(WORD) ?? []
  return analysis === undefined ? null : { analysis, words }
}

/** The reference as people write it. */
export const referenceText = ({ analysis, words }: Reference): string => [analysis, ...words].join(' ')

const unquoted = (text: string): string => text.replace(/^"(.*)"$/, '$1')

interface Choice {
  conditions: readonly (readonly [column: string, value: string])[]
  /** Columns named; more than one is one too many. */
  columns: readonly string[]
}

function choiceOf({ words }: Reference, columns: readonly string[]): Choice {
  const conditions: [string, string][] = []
  const named: string[] = []
  for (const word of words) {
    const { column, value } = /^(?<column>[^\s"=]+)=(?<value>.+)$/.exec(word)?.groups ?? {}
    if (column !== undefined && value !== undefined) conditions.push([column, unquoted(value)])
    else if (columns.includes(word) || word === ROWS) named.push(word)
    else conditions.push([columns[0] ?? '', unquoted(word)])
  }
  return { conditions, columns: named }
}

/** What is wrong with a reference to a table of these columns, whatever its rows; null when nothing is. */
export function faultOf(reference: Reference, columns: readonly string[]): string | null {
  const choice = choiceOf(reference, columns)
  const unknown = choice.conditions.find(([column]) => !columns.includes(column))?.[0]
  if (unknown !== undefined) return `${reference.analysis} has no column ${unknown}; it has ${columns.join(', ')}`
  return choice.columns.length > 1 ? `it names two columns, ${choice.columns.join(' and ')}` : null
}

/** Columns that a reference looks at, for whoever must know whether people are in them. */
export function columnsOf(reference: Reference, columns: readonly string[]): string[] {
  const choice = choiceOf(reference, columns)
  return [...choice.columns, ...choice.conditions.map(([column]) => column)]
}

/** True when a cell is this value as people write it, or a list that holds it. */
export const isValue = (cell: Cell | undefined, value: string): boolean =>
  cell !== null && typeof cell === 'object' ? cell.includes(value) : String(cell) === value

const absent = (why: string): Looked => ({ kind: 'absent', why })

/** Looks a value up; a reference that fits no row, or several, or a column that is not there finds none and says why. */
export function lookUp(reference: Reference, table: Table): Looked {
  const columns = Object.keys(table.columns)
  const fault = faultOf(reference, columns)
  if (fault !== null) return absent(fault)
  const choice = choiceOf(reference, columns)
  const fitting = table.rows.filter((row) => choice.conditions.every(([column, value]) => isValue(row[column], value)))
  if (choice.columns[0] === ROWS) return { kind: 'found', column: ROWS, cell: fitting.length, row: null }
  const [row, ...others] = fitting
  if (row === undefined) return absent(`${reference.analysis} has no such row`)
  if (others.length > 0)
    return absent(`${fitting.length} rows of ${reference.analysis} fit; add column=value until one does`)
  const column = choice.columns[0] ?? columns.find((name) => table.rows.some((one) => typeof one[name] === 'number'))
  if (column === undefined) return absent(`${reference.analysis} holds no number; name a column`)
  return { kind: 'found', column, cell: row[column] ?? null, row }
}

/** The interval that stands beside a value: `COLUMN_low` and `COLUMN_high`, or `ci_low` and `ci_high` for a share; null without. */
export function intervalOf(row: Row | null, column: string): { low: number; high: number } | null {
  const names = column.startsWith('share') ? [`${column}_`, 'ci_'] : [`${column}_`]
  for (const name of names) {
    const [low, high] = [row?.[`${name}low`], row?.[`${name}high`]]
    if (typeof low === 'number' && typeof high === 'number') return { low, high }
  }
  return null
}
