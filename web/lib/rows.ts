import type { Cell, Row } from './cells.ts'

/** Number in a cell; 0 when it is not known. */
export const numberIn = (cell: Cell | undefined): number => (typeof cell === 'number' ? cell : 0)

/** Text in a cell; empty when it is not known. */
export const textIn = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '')

/** Distinct texts of a column, in order of appearance. */
export const distinctIn = (rows: readonly Row[], column: string): string[] => [
  ...new Set(rows.map((row) => textIn(row[column])).filter((text) => text !== '')),
]
