import type { Answer, Row } from '../model/answer.ts'
import type { Score } from '../model/scorecard.ts'
import type { PinnedFinding } from './pinned.ts'
import type { ProseFile } from './prose/prose.ts'

/** A piece of the report before it is HTML or Markdown. Strings are plain text: escaping happens in the renderers. */
export type Block =
  | { kind: 'prose'; text: string }
  /** A title inside a chapter. */
  | { kind: 'heading'; text: string }
  /** Somebody’s words, and who said them where. */
  | { kind: 'quote'; text: string; source: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'command'; text: string }
  | { kind: 'table'; caption: string; columns: Readonly<Record<string, string>>; rows: readonly Row[]; note?: string }
  /** `svg` is markup made by our own figure code from numbers and escaped labels; `description` replaces it for readers who do not see it. */
  | { kind: 'figure'; title: string; svg: string; description: string }

/** What every section may look at. */
export interface ReportInput {
  answers: Readonly<Record<string, Answer>>
  caseName: string
  version: string
  /** True when names are shown as they are; the report then says so on its first page. */
  revealed: boolean
  manifest: readonly { evidence_id: string; path: string; size_bytes: number }[]
  /** The findings beside what is true; null unless the lab made the evidence. */
  scorecard: readonly Score[] | null
  /** What a person wrote for it. */
  prose: readonly ProseFile[]
  /** Findings that its author chose, as they are now. */
  pinned: readonly PinnedFinding[]
  /** Ids of the chapters that its author left out. */
  leftOut: readonly string[]
}

/** One chapter. One file in `sections/`; the index is generated; `order` places it. */
export interface Section {
  id: string
  title: string
  order: number
  /** Ids of the analyses it reads; their commands are printed under it, so that every number can be reproduced. */
  needs: readonly string[]
  /** True when no report goes without it: how it was made, what it cannot say, and how to check it. */
  fixed?: true
  /** False where the chapter has no place; without it, it always has. */
  belongs?(input: ReportInput): boolean
  build(input: ReportInput): readonly Block[]
  /** Numbers in its sentences that are no findings (`95` of an interval, `100` per cent); a law holds every other to the answers. */
  constants?: readonly string[]
  /**
   * What a reader may not conclude from it, a sentence each; printed under it. `caveatsOf('ID')` takes those that came with
   * an answer. A chapter that states none is refused, and the report with it.
   */
  limitations(input: ReportInput): readonly string[]
}

export const defineSection = (section: Section): Section => section
