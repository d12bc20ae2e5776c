/** What the findings of a case come to about one claim. */
export const CLAIM_VERDICTS = ['contradicted', 'supported', 'untested'] as const

export type ClaimVerdict = (typeof CLAIM_VERDICTS)[number]

/** A comparison of a finding that, where it holds, speaks for or against a claim. */
export interface ClaimTest {
  side: 'for' | 'against'
  /** As written: a reference, an operator, and a number, a word or another reference. */
  comparison: string
  /** Why it speaks for or against the claim. */
  because: string
}

/** A public statement, and how it can be tested. Results never stand in it: they are computed from the findings. */
export interface Claim {
  id: string
  /** Word for word; null when the words are not at hand, and then `missing` says so. */
  quote: string | null
  missing: string | null
  speaker: string
  /** As exactly as it is known: 2006, 2006-04 or 2006-04-18; null when it is not. */
  date: string | null
  /** Where it was said. */
  said_at: string | null
  /** Where it was read when not there. */
  quoted_in: string | null
  /** A copy that is kept, and the SHA-256 of its bytes; null when there is none. */
  archived: { copy: string; sha256: string } | null
  how_to_test: string
  /** Comparisons, one of which must hold in a case about the system that the claim is about; none means every case. */
  concerns: readonly string[]
  tests: readonly ClaimTest[]
}
