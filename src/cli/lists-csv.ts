import type { Cell, Row } from '../model/answer.ts'
import { visible } from '../lib/visible.ts'

const cellOf = (cell: Cell): string | number => {
  if (cell === null) return ''
  if (typeof cell === 'number') return cell
  return visible(Array.isArray(cell) ? cell.join('; ') : String(cell))
}

/** Rows as cells of CSV below the names of their columns; unknown is an empty cell. */
export const csvCells = (columns: readonly string[], rows: readonly Row[]): (string | number)[][] => [
  [...columns],
  ...rows.map((row) => columns.map((column) => cellOf(row[column] ?? null))),
]
