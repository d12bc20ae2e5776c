import type { QueryLanguage } from './queries.ts'

/** A view that a person chose for the report, by what was asked: it is asked again whenever the report is built. */
export type PinnedView =
  | {
      kind: 'answer'
      analysis: string
      /** A kind of log, in place of messages; null for messages. */
      family: string | null
      /** The account, by its pseudonym, around which the network is wanted; null for the whole case. */
      account: string | null
      hops: number
      /** Values that rows must have, by column; none: every row. */
      where: Readonly<Record<string, string>>
      /** Columns to show; none: all of them. */
      columns: readonly string[]
    }
  /** Messages that a filter lets through; what a filter holds is known to whoever evaluates it. */
  | { kind: 'messages'; filter: Readonly<Record<string, unknown>> }
  /** Messages that hold a person’s own terms, all of one language. */
  | { kind: 'terms'; terms: readonly string[]; language: QueryLanguage }
  /** A picture of a chapter: the chapter's id, and which of its pictures, from 0. */
  | { kind: 'figure'; section: string; index: number }

/** One finding that its author put into the report. */
export interface Pin {
  id: string
  /** The author’s words. */
  title: string
  /** The author’s words, written like prose: numbers in it are bound to findings. */
  note: string
  what: PinnedView
  /** When it was pinned. */
  atUtc: string
}
