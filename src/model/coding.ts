/** What a coder may say of a message: whether it is about the subject of the query. */
export const CODING_LABELS = ['yes', 'no', 'unclear'] as const
export type CodingLabel = (typeof CODING_LABELS)[number]

/** What one person said, by item. */
export type Coded = ReadonlyMap<string, CodingLabel>

/** A sample of a query's hits as two people coded it, and where they disagreed perhaps a third. */
export interface Coding {
  query: string
  /** Hits of the query when the sample was drawn. */
  hits: number
  coders: readonly [Coded, Coded]
  adjudicator: Coded | null
  /** SHA-256 of each sheet, in that order. */
  sheets: readonly string[]
}
