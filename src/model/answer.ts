/** A value in an answer's row. Numbers are exact integers or shares; null is "unknown", never 0. */
export type Cell = string | number | boolean | null | readonly string[]
export type Row = Readonly<Record<string, Cell>>

/** What one analysis answers; the shape of `ask --json` (DESIGN §5). */
export interface Answer {
  schema: 'breachlight/answer/1'
  analysis: string
  question: string
  /** Column name → what a value in it means. */
  columns: Readonly<Record<string, string>>
  rows: readonly Row[]
  /** What shares are shares of, in words with the number, or null when there are none. */
  denominator: string | null
  /** The counting policy behind the rows, or null when nothing is de-duplicated. */
  policy: string | null
  caveats: readonly string[]
  evidence: { ledger_head: string }
}
