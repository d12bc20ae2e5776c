import type { Answer, Row } from '../model/answer.ts'
import type { Values } from './compare.ts'

/** Answers by the id of their question. */
export type Answers = Readonly<Record<string, Answer>>

export const rowsOf = (answers: Answers, id: string): readonly Row[] => answers[id]?.rows ?? []

/** Number that stands in the row whose `name` column holds `wanted`; null without one. */
export function numberOf(
  rows: readonly Row[],
  [name, wanted]: readonly [string, string],
  column: string,
): number | null {
  const cell = rows.find((row) => row[name] === wanted)?.[column]
  return typeof cell === 'number' ? cell : null
}

/** The cells of some columns as one text. */
export const cells =
  (...columns: readonly string[]) =>
  (row: Row): string =>
    columns.map((column) => String(row[column])).join(' ')

/** Rows as values: what each is of, and what it says. */
export const valuesOf = (rows: readonly Row[], name: (row: Row) => string, value: (row: Row) => string): Values =>
  new Map(rows.map((row) => [name(row), value(row)]))

/** The same of what the truth has by name. */
export const named = <T>(things: Readonly<Record<string, T>>, value: (thing: T) => string): Values =>
  new Map(Object.entries(things).map(([name, thing]) => [name, value(thing)]))
