import { nearest } from '../lib/near.ts'
import type { Answer } from '../model/answer.ts'
import { OperatorError } from '../model/errors.ts'
import type { Store } from '../store/index.ts'
import { analyses } from './analyses.gen.ts'
import { type Analysis, type Findings, type Knowledge, NO_KNOWLEDGE, type View } from './analysis.ts'
import { RECORDS_PER_SLICE } from './slices.ts'

export interface AskOptions {
  /** Hash of the last ledger entry: which state of the case the answer is about. */
  ledgerHead: string
  /** A kind of log to look at instead of message records. */
  family?: string
  knowledge?: Knowledge
  /** Account whose surroundings are wanted, by its real name. */
  ego?: { account: string; hops: number }
  /** What only the caller knows, by analysis: `countries` must name its database and that database's date. */
  caveats?: Readonly<Record<string, readonly string[]>>
}

/** Answers one question by its id. Throws OperatorError for an unknown analysis or family. */
export async function ask(store: Store, id: string, options: AskOptions): Promise<Answer> {
  const analysis = findAnalysis(id)
  if (options.family !== undefined) await refuseUnknownFamily(store, options.family)
  const view = viewOf(store, options.family, options.knowledge)
  return answer(options.ego === undefined ? view : { ...view, ego: options.ego }, analysis, options)
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
export function viewOf(store: Store, family?: string, knowledge = NO_KNOWLEDGE): View {
  const asked = family === undefined ? { where: 'is_message = 1', params: {} } : ofFamily(family)
  const view: View = {
    store,
    ...asked,
    recordsPerSlice: RECORDS_PER_SLICE,
    knowledge,
    findingsOf: (id) => named(view, id),
  }
  return view
}

const ofFamily = (family: string) => ({ where: 'family = {family:String}', params: { family } })

const named: (view: View, id: string) => ReturnType<View['findingsOf']> = async (view, id) => {
  const analysis = analyses.find((candidate) => candidate.id === id)
  return analysis === undefined ? null : { ...(await findings(view, analysis)), columns: analysis.columns }
}

const known = new WeakMap<View, Map<Analysis, Promise<Findings>>>()

/** What an analysis finds in a view, computed once however many ask for it. */
function findings(view: View, analysis: Analysis): Promise<Findings> {
  const ofView = known.get(view) ?? new Map<Analysis, Promise<Findings>>()
  known.set(view, ofView)
  const started = ofView.get(analysis) ?? analysis.run(view)
  ofView.set(analysis, started)
  return started
}

/** Runs one analysis over a view and wraps what it found in the contract's shape. */
export async function answer(
  view: View,
  analysis: Analysis,
  options: Pick<AskOptions, 'ledgerHead' | 'caveats'>,
): Promise<Answer> {
  const found = await findings(view, analysis)
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
