import type { Row } from '../model/answer.ts'
import type { Claim } from '../model/claim.ts'
import type { Coding } from '../model/coding.ts'
import type { Store } from '../store/index.ts'
import type { TextFile } from '../text/background.ts'
import type { Codebook, ListVersion } from '../triggers/index.ts'

/** What an analysis looks at: one case, message records unless a family was named. */
export interface View {
  store: Store
  /** SQL condition on `records` (`is_message = 1`, or a family): no analysis writes its own. */
  where: string
  /** Bound parameters that `where` needs. */
  params: Readonly<Record<string, string>>
  /** Records that are grouped in one go. */
  recordsPerSlice: number
  /** What people know beside the evidence. */
  knowledge: Knowledge
  /** What another analysis finds in the same view, with the meaning of its columns; null when there is none of that name. */
  findingsOf(id: string): Promise<(Findings & { columns: Analysis['columns'] }) | null>
  /** Account whose surroundings are wanted, by its real name, and how far; none: the whole case. */
  ego?: { account: string; hops: number }
}

/** What people handed in beside the evidence. */
export interface Knowledge {
  /** Text of ordinary people that messages are compared with; none: the bundled table of frequencies is used. */
  background: readonly TextFile[]
  claims: readonly Claim[]
  /** Versions of the keyword lists of clients; `path` is the list’s name in the case. */
  lists: readonly ListVersion[]
  /** Themes and categories of words; null: nobody handed a code book in. */
  codebook: Codebook | null
  /** Samples of hits that people coded. */
  coding: readonly Coding[]
  /** Name of a unique message in sheets for coders: it says nothing of account or text. */
  itemOf(account: string, textId: string): string
}

/** Nothing beside the evidence. */
export const NO_KNOWLEDGE: Knowledge = {
  background: [],
  claims: [],
  lists: [],
  codebook: null,
  coding: [],
  itemOf: (account, textId) => `${account} ${textId}`,
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
   * as their layout, an `end` as the account, or in rows of kind `line` the address, that it is, a `text` readable but for
   * private values and names of accounts, unless revealed. Null stays null.
   */
  personal: Readonly<Record<string, 'account' | 'address' | 'end' | 'words' | 'text'>>
  /** Column of Chinese words: readers get their English meaning beside it. */
  glossed?: string
  /** True when it reads what others find, so that it is asked when they have been. */
  last?: boolean
  run(view: View): Promise<Findings>
}

export const defineAnalysis = (analysis: Analysis): Analysis => analysis
