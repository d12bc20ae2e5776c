import type { Cell, Row } from '../../lib/cells.ts'
import { grouped, percent } from '../../lib/words.ts'

/** Number in a column; 0 where it is not known. */
export const numberIn = (row: Row | undefined, column: string): number => Number(row?.[column] ?? 0)

/** Text in a column; empty where it is not known. */
export const textIn = (row: Row | undefined, column: string): string => String(row?.[column] ?? '')

/** Several texts in a column. */
export function textsIn(row: Row | undefined, column: string): readonly string[] {
  const cell: Cell | undefined = row?.[column]
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' || cell == null ? [] : cell
}

/** A chance as people read it: small ones as a power of ten. */
export const chance = (value: number): string =>
  value >= 0.001 || value === 0 ? grouped(value, 3) : value.toExponential(1)

/** The share, and its interval, of a row. */
export const sharesIn = (row: Row | undefined) => ({
  share: percent(numberIn(row, 'share')),
  low: percent(numberIn(row, 'ci_low')),
  high: percent(numberIn(row, 'ci_high')),
})
