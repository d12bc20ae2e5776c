import type { Corpus } from '../corpus.ts'
import { once } from '../once.ts'
import { explainedOf } from '../triggers/explained.ts'
import { type Calls, callsOf } from './calls.ts'
import { type AccountEvidence, evidenceOf } from './evidence.ts'
import { type Group, groupsOf } from './groups.ts'
import { type Fitted, modelsOf, type Verdict, verdictOf } from './models.ts'

/** Everything the questions about targets share. */
export interface Found {
  corpus: Corpus
  evidence: readonly AccountEvidence[]
  calls: Calls
  groups: readonly Group[]
  models: readonly Fitted[]
  verdict: Verdict
}

/** Who is logged without explanation, given which unique messages are explained. */
export function findTargets(corpus: Corpus, explained: Uint8Array): Found {
  const evidence = evidenceOf(corpus, explained)
  const calls = callsOf(evidence)
  const groups = groupsOf(corpus, calls)
  const models = modelsOf(evidence, calls, groups)
  return { corpus, evidence, calls, groups, models, verdict: verdictOf(evidence, calls, models) }
}

/** The same for a view: explained is what holds a word of a list or one inferred from the messages. */
export const foundOf = once(async (view) => {
  const { corpus, explained } = await explainedOf(view)
  return findTargets(corpus, explained)
})
