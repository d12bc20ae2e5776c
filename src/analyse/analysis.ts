import type { Row } from '../model/answer.ts'
import type { Store } from '../store/index.ts'
import type { TextFile } from '../text/background.ts'

/** What an analysis looks at: one case, message records unless a family was named. */
export interface View {
  store: Store
  /** SQL condition on `records` (`is_message = 1`, or a family): no analysis writes its own. */
  where: string
  /** Bound parameters that `where` needs. */
  params: Readonly<Record<string, string>>
  /** Records that are grouped in one go. */
  recordsPerSlice: number
  /** Text of a user that messages are compared with; none: the bundled table of frequencies is used. */
  background: readonly TextFile[]
}

export interface Findings {
  rows: readonly Row[]
  denominator: string | null
  policy: string | null
  /** Added to the analysis's own caveats when the data calls for it. */
  caveats?: readonly string[]
}

/** One question the case can answer. One file in `analyses/`; the index is generated. */
export interface Analysis {
  id: string
  question: string
  columns: Readonly<Record<string, string>>
  caveats: readonly string[]
  /**
   * Columns that tell of people: names of people or of places on the network are shown as pseudonyms, somebody's `words`
   * as their layout, a `text` readable but for private values and names of accounts, unless revealed. Null stays null.
   */
  personal: Readonly<Record<string, 'account' | 'address' | 'words' | 'text'>>
  run(view: View): Promise<Findings>
}

export const defineAnalysis = (analysis: Analysis): Analysis => analysis
