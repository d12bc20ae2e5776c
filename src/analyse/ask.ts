import { nearest } from '../lib/near.ts'
import type { Answer } from '../model/answer.ts'
import { OperatorError } from '../model/errors.ts'
import type { Store } from '../store/index.ts'
import type { TextFile } from '../text/background.ts'
import { analyses } from './analyses.gen.ts'
import type { Analysis, View } from './analysis.ts'
import { RECORDS_PER_SLICE } from './slices.ts'

export interface AskOptions {
  /** Hash of the last ledger entry: which state of the case the answer is about. */
  ledgerHead: string
  /** A kind of log to look at instead of message records. */
  family?: string
  /** Text of a user that messages are compared with, where there is any. */
  background?: readonly TextFile[]
  /** What only the caller knows, by analysis: `countries` must name its database and that database's date. */
  caveats?: Readonly<Record<string, readonly string[]>>
}

/** Answers one question by its id. Throws OperatorError for an unknown analysis or family. */
export async function ask(store: Store, id: string, options: AskOptions): Promise<Answer> {
  const analysis = findAnalysis(id)
  if (options.family !== undefined) await refuseUnknownFamily(store, options.family)
  return answer(viewOf(store, options.family, options.background), analysis, options)
}

/** Looks an analysis up; an unknown id throws OperatorError naming those that were perhaps meant. */
export function findAnalysis(id: string): Analysis {
  const analysis = analyses.find((candidate) => candidate.id === id)
  if (analysis) return analysis
  const ids = analyses.map((candidate) => candidate.id)
  throw new OperatorError(`There is no analysis called ${id}.`, {
    hint: meant(nearest(id, ids), ids),
    exit: 'wrongUsage',
  })
}

/** What analyses look at. Values that several analyses need are computed once for each view, so share it between them. */
export const viewOf = (store: Store, family?: string, background: readonly TextFile[] = []): View => ({
  store,
  ...(family === undefined
    ? { where: 'is_message = 1', params: {} }
    : { where: 'family = {family:String}', params: { family } }),
  recordsPerSlice: RECORDS_PER_SLICE,
  background,
})

/** Runs one analysis over a view and wraps what it found in the contract's shape. */
export async function answer(
  view: View,
  analysis: Analysis,
  options: Pick<AskOptions, 'ledgerHead' | 'caveats'>,
): Promise<Answer> {
  const found = await analysis.run(view)
  return {
    schema: 'breachlight/answer/1',
    analysis: analysis.id,
    question: analysis.question,
    columns: analysis.columns,
    rows: found.rows,
    denominator: found.denominator,
    policy: found.policy,
    caveats: [...analysis.caveats, ...(found.caveats ?? []), ...(options.caveats?.[analysis.id] ?? [])],
    evidence: { ledger_head: options.ledgerHead },
  }
}

async function refuseUnknownFamily(store: Store, family: string): Promise<void> {
  const rows = await store.rows<{ family: string }>(
    "SELECT family FROM streams WHERE family != '' GROUP BY family ORDER BY family",
  )
  const families = rows.map((row) => row.family)
  if (families.includes(family)) return
  throw new OperatorError(`The case holds no logs of the family ${family}.`, {
    hint:
      families.length === 0
        ? 'It holds no logs at all: run investigate first.'
        : meant(nearest(family, families), families),
    exit: 'wrongUsage',
  })
}

const meant = (near: readonly string[], all: readonly string[]): string =>
  near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Choose one of: ${all.join(', ')}.`
