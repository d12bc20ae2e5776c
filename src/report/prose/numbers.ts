import { ROWS } from '../../lib/reference.ts'
import { cellText } from '../../lib/shown.ts'
import type { Answer, Cell, Row } from '../../model/answer.ts'

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
  if (value === '' || /["{}=\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) return null
  const quoted = /\s/.test(value) ? `"${value}"` : value
  return column === columns[0] && !columns.includes(value) && value !== ROWS ? quoted : `${column}=${quoted}`
}

/** Rows of an answer by a column and the value that a reference names it by. */
type Places = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<Row>>>

/** Values by which a reference finds a cell: a list by each of its own. */
const namesOf = (cell: Cell | undefined): readonly string[] =>
  cell !== null && typeof cell === 'object' ? cell : [String(cell)]

const placesOf = (texts: readonly string[], rows: readonly Row[]): Places =>
  new Map(
    texts.map((column) => {
      const byValue = new Map<string, Set<Row>>()
      for (const row of rows)
        for (const value of namesOf(row[column])) {
          const found = byValue.get(value)
          if (found === undefined) byValue.set(value, new Set([row]))
          else found.add(row)
        }
      return [column, byValue] as const
    }),
  )

interface Choice {
  words: readonly string[]
  /** The values chosen by, for people. */
  shown: string
}

/** The fewest leading text columns whose values choose just this row; null when none do. */
function choiceOf(row: Row, places: Places, { columns, rows }: Answer): Choice | null {
  const words: string[] = []
  const shown: string[] = []
  let fitting: ReadonlySet<Row> | null = rows.length === 1 ? new Set(rows) : null
  for (const [column, byValue] of places) {
    if (fitting?.size === 1) break
    const value = row[column]
    const word = typeof value === 'string' ? wordOf(column, value, Object.keys(columns)) : null
    const alike = byValue.get(String(value))
    if (word === null || alike === undefined) continue
    const narrower: ReadonlySet<Row> = fitting === null ? alike : new Set([...fitting].filter((one) => alike.has(one)))
    if (narrower.size === (fitting?.size ?? rows.length)) continue
    words.push(word)
    shown.push(String(value))
    fitting = narrower
  }
  return fitting?.size === 1 ? { words, shown: shown.join(', ') } : null
}

/** Rows that are looked at: whoever wants a number of a later one names its row. */
const MOST_ROWS = 300

/** Every number of an answer that one reference names, in the order of its rows. */
export function bindingsOf(answer: Answer): BoundNumber[] {
  const columns = Object.keys(answer.columns)
  const rows = answer.rows.slice(0, MOST_ROWS)
  const places = placesOf(
    columns.filter((column) => rows.some((row) => typeof row[column] === 'string')),
    answer.rows,
  )
  const numbers = columns.filter((column) => isQuotable(column) && rows.some((row) => typeof row[column] === 'number'))
  // What a reference means that names no column.
  const first = columns.find((column) => answer.rows.some((row) => typeof row[column] === 'number'))
  return rows.flatMap((row) => {
    const choice = choiceOf(row, places, answer)
    return choice === null
      ? []
      : numbers
          .filter((column) => typeof row[column] === 'number')
          .map((column) => ({
            analysis: answer.analysis,
            reference: [answer.analysis, ...choice.words, ...(column === first ? [] : [column])].join(' '),
            value: cellText(column, row[column]),
            row: choice.shown,
            meaning: answer.columns[column] ?? '',
          }))
  })
}
