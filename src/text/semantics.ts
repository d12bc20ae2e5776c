import type { FoldingId } from './folding/folding.ts'
import type { Rule } from './rules.ts'

/** How a client reads its list and compares it with a message. One file each in `semantics/`. */
export interface Semantics {
  id: string
  title: string
  /** What the client does where a rule fires, in words. */
  effect: string
  /** Who says so. */
  source: string
  /** `stated` by the source, `computed` from published lists, `inferred` from them or from a related program. */
  confidence: 'stated' | 'computed' | 'inferred'
  /** What is known to be uncertain, in words; empty when nothing is. */
  doubt: string
  /** Foldings that list and message go through before they are compared. */
  foldings: readonly FoldingId[]
  /** Rules from the list's lines, trimmed, blank ones left out, in the order of the file. */
  rules(lines: readonly string[]): readonly Rule[]
}

export const defineSemantics = (semantics: Semantics): Semantics => semantics
