import type { Answer } from '../model/answer.ts'
import type { ReportFile } from './file.ts'
import type { Block, ReportInput } from './section.ts'
import { answerCsv } from './tables.ts'

/** A finding that the author of the report chose, as it is when the report is built. */
export interface PinnedFinding {
  /** The author’s words. */
  title: string
  note: string
  found:
    | {
        kind: 'rows'
        /** What was asked, with the rows and columns that were chosen of it. */
        answer: Answer
        /** Rows before any were chosen. */
        allRows: number
        /** Values that rows were chosen by, as `column = value`. */
        where: readonly string[]
        /** The command that asks it again. */
        command: string
      }
    | { kind: 'figure'; figure: Extract<Block, { kind: 'figure' }>; chapter: string }
    /** What was asked cannot be asked any more, and why. */
    | { kind: 'gone'; why: string }
}

/** The file with all rows of a pinned answer, by its place in the chapter, from 0. */
export const pinnedTable = (at: number): string => `tables/pinned-${at + 1}.csv`

/** Every pinned answer as a table. */
export function* pinnedTables({ pinned }: ReportInput): Generator<ReportFile> {
  for (const [at, { found }] of pinned.entries())
    if (found.kind === 'rows') yield { name: pinnedTable(at), pieces: answerCsv(found.answer) }
}
