import { type Judged, judge, parseComparison } from '../../lib/comparison.ts'
import type { Table } from '../../lib/reference.ts'
import type { Claim, ClaimTest, ClaimVerdict } from '../../model/claim.ts'

/** What the findings of a case say about one claim. */
export interface ClaimFinding {
  verdict: ClaimVerdict
  /** Tests that hold, each with its number and why it speaks for or against the claim. */
  for: readonly string[]
  against: readonly string[]
  /** Tests that do not hold, or cannot be decided, each with its number. */
  open: readonly string[]
  reason: string
}

interface Tried extends ClaimTest, Judged {}

type TableOf = (analysis: string) => Table | null

const tried = (comparison: string, tableOf: TableOf): Judged => {
  const parsed = parseComparison(comparison)
  return parsed === null ? { outcome: 'undecided', said: comparison } : judge(parsed, tableOf)
}

const sentences = (tests: readonly Tried[], side: ClaimTest['side']): string[] =>
  tests
    .filter((test) => test.side === side && test.outcome === 'holds')
    .map(({ said, because }) => `${said}: ${because}`)

/** The rule, as docs/claims.md writes it out. */
function decided(tests: readonly Tried[]): Pick<ClaimFinding, 'verdict' | 'reason'> {
  const holding = (side: ClaimTest['side']): number => sentences(tests, side).length
  const [inFavour, against] = [holding('for'), holding('against')]
  const undecided = tests.filter(({ side, outcome }) => side === 'against' && outcome === 'undecided').length
  if (tests.length === 0)
    return { verdict: 'untested', reason: 'No finding of Breachlight tests it; see how it can be tested.' }
  if (inFavour > 0 && against > 0)
    return { verdict: 'untested', reason: 'Findings conflict: some speak for it and some against it.' }
  if (against > 0) return { verdict: 'contradicted', reason: 'A finding speaks against it, and none for it.' }
  if (inFavour === 0)
    return { verdict: 'untested', reason: 'No finding that this case has speaks for it or against it.' }
  if (undecided > 0)
    return {
      verdict: 'untested',
      reason: 'A finding speaks for it, but one that could speak against it cannot tell or is missing.',
    }
  return {
    verdict: 'supported',
    reason: 'A finding speaks for it, and none of those that could speak against it does.',
  }
}

/** True when the case is about the system that the claim speaks of. */
export const isConcerned = ({ concerns }: Claim, tableOf: TableOf): boolean =>
  concerns.length === 0 || concerns.some((comparison) => tried(comparison, tableOf).outcome === 'holds')

/** The verdict on a claim, computed from the tables of analyses alone. */
export function verdictOn(claim: Claim, tableOf: TableOf): ClaimFinding {
  const tests = claim.tests.map((test) => ({ ...test, ...tried(test.comparison, tableOf) }))
  return {
    ...decided(tests),
    for: sentences(tests, 'for'),
    against: sentences(tests, 'against'),
    open: tests.filter(({ outcome }) => outcome !== 'holds').map(({ said }) => said),
  }
}
