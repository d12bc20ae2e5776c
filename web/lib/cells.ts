import { valueOf } from './terms.ts'
import { grouped, utcTime } from './words.ts'

export type Cell = string | number | boolean | null | readonly string[]
export type Row = Readonly<Record<string, Cell>>

const isShare = (column: string): boolean => /share|rate|_low$|_high$|_value$|entropy|score/.test(column)

/** A cell as people read it; what is not known is a dash. */
export function cellText(column: string, cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '–'
  if (column.endsWith('_utc_ms')) return utcTime(Number(cell))
  if (typeof cell === 'number')
    return grouped(cell, Number.isInteger(cell) && !isShare(column) ? 0 : Math.abs(cell) < 0.1 ? 4 : 3)
  if (typeof cell === 'boolean') return cell ? '✓' : '✗'
  return typeof cell === 'string' ? cell : cell.join(', ')
}

/** The same with values of closed vocabularies in the words of the interface's language. */
export function toldText(column: string, cell: Cell | undefined): string {
  if (typeof cell === 'string') return valueOf(column, cell)
  return cellText(column, Array.isArray(cell) ? cell.map((one) => valueOf(column, one)) : cell)
}

/** Orders two cells: numbers by size, text by its characters, unknown last. */
export function compareCells(a: Cell | undefined, b: Cell | undefined): number {
  if (a === undefined || a === null) return b === undefined || b === null ? 0 : 1
  if (b === undefined || b === null) return -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b))
}
