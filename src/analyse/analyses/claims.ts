import { parseComparison, referencesOf } from '../../lib/comparison.ts'
import type { Table } from '../../lib/reference.ts'
import type { Row } from '../../model/answer.ts'
import type { Claim } from '../../model/claim.ts'
import { defineAnalysis, type View } from '../analysis.ts'
import { counted } from '../measures.ts'
import { isConcerned, verdictOn } from '../claims/verdict.ts'

const comparisonsOf = (claim: Claim): string[] => [
  ...claim.concerns,
  ...claim.tests.map(({ comparison }) => comparison),
]

/** Analyses that the claims name, each once. */
function analysesIn(claims: readonly Claim[]): string[] {
  const comparisons = claims.flatMap(comparisonsOf).map(parseComparison)
  const references = comparisons.flatMap((comparison) => (comparison === null ? [] : referencesOf(comparison)))
  return [...new Set(references.map(({ analysis }) => analysis))].toSorted()
}

/** One after the other: each may take all the memory that an analysis is allowed. */
async function tablesOf(view: View, ids: readonly string[]): Promise<ReadonlyMap<string, Table>> {
  const tables = new Map<string, Table>()
  for (const id of ids) {
    const found = await view.findingsOf(id)
    if (found !== null) tables.set(id, found)
  }
  return tables
}

function rowOf(claim: Claim, tableOf: (id: string) => Table | null): Row {
  const found = verdictOn(claim, tableOf)
  return {
    claim: claim.id,
    verdict: found.verdict,
    findings: claim.tests.map(({ comparison }) => comparison),
    quote: claim.quote,
    missing: claim.missing,
    speaker: claim.speaker,
    date: claim.date,
    said_at: claim.said_at,
    quoted_in: claim.quoted_in,
    archived: claim.archived?.copy ?? null,
    archived_sha256: claim.archived?.sha256 ?? null,
    for: found.for,
    against: found.against,
    open: found.open,
    reason: found.reason,
    how_to_test: claim.how_to_test,
  }
}

const elsewhere = (left: number): readonly string[] =>
  left === 0
    ? []
    : [`Left out: ${counted(left, 'statement')}, since nothing shows that this case is about the system they speak of.`]

export default defineAnalysis({
  id: 'claims',
  question: 'Which public statements do the findings of this case support or contradict?',
  columns: {
    claim: 'name of the statement in its ledger',
    verdict: 'contradicted, supported or untested',
    findings: 'the comparisons it was held against: a finding, an operator, and a value or another finding',
    quote: 'what was said, word for word; null when the words are not at hand',
    missing: 'why they are not at hand; null when they are',
    speaker: 'who said it',
    date: 'when, as exactly as is known; null when it is not',
    said_at: 'where it was said; null when that is not known',
    quoted_in: 'where it was read, when not there; null when it was read there',
    archived: 'copy that was kept; null when there is none',
    archived_sha256: 'SHA-256 of that copy; null without one',
    for: 'comparisons that hold and speak for it, with their numbers',
    against: 'comparisons that hold and speak against it, with their numbers',
    open: 'comparisons that do not hold, or that cannot be decided, with their numbers',
    reason: 'what the verdict follows from',
    how_to_test: 'how it could be tested, or tested further',
  },
  caveats: [
    'Contradicted: a finding speaks against it with its whole 95 % interval, and none speaks for it. Supported: the other way round, and every finding that could speak against it is there and does not. Everything else is untested.',
    'A verdict is about the words quoted and the evidence of this case. It does not say what the speaker knew or meant, nor what holds of other times, versions or places.',
    'Which findings speak for or against a statement was decided by whoever wrote the ledger, and stands in it.',
    'Several findings are held against each statement without correction for their number; those without an interval are counts of what is there.',
  ],
  personal: {},
  last: true,
  async run(view) {
    const { claims } = view.knowledge
    const tables = await tablesOf(view, analysesIn(claims))
    const tableOf = (id: string): Table | null => tables.get(id) ?? null
    const concerned = claims.filter((claim) => isConcerned(claim, tableOf))
    return {
      rows: concerned.map((claim) => rowOf(claim, tableOf)),
      denominator: counted(concerned.length, 'statement'),
      policy: null,
      caveats: elsewhere(claims.length - concerned.length),
    }
  },
})
