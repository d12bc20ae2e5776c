import type { Row } from '../model/answer.ts'

export type SqlParams = Readonly<Record<string, string | number | readonly string[]>>

/** The engine as the analyses see it: one SQL dialect, evidence only as bound parameters. */
export interface Store {
  /** All rows of a query. 64-bit integers arrive as numbers; above 2^53 select them through toString. */
  rows(sql: string, params?: SqlParams): Promise<Row[]>
}
