import { analyses, answer as answered, ask, viewOf } from './analyse/index.ts'
import { type CaseFolder, ledgerHead, type LedgerState, pseudonymiser } from './custody/index.ts'
import { lastDerivation } from './ingest/derived.ts'
import { sessionNotes } from './session-knowledge.ts'
import { mapConcurrent } from './lib/concurrent.ts'
import { masked } from './lib/masked.ts'
import type { Answer, Cell, Row } from './model/answer.ts'
import type { SqlParams, Store } from './store/index.ts'

/** A case that can be asked: its engine, its folder and what its ledger says. */
export interface Askable {
  store: Store
  folder: CaseFolder
  state: LedgerState
  /** The country database behind `countries`, as a sentence. */
  countries: string
}

const optionsOf = ({ state, folder, countries }: Askable) => ({
  ledgerHead: ledgerHead(state),
  caveats: { countries: [countries], trials: sessionNotes(folder, state) },
})

/** The sentence about the country database that the case was last enriched with. */
export const countriesNote = (folder: CaseFolder): string =>
  lastDerivation(folder)?.countries ?? 'Addresses were not located yet.'

/** One analysis as people may see it: names and addresses are pseudonyms, and words are masked, unless `revealed`. */
export async function answerOne(
  at: Askable,
  wanted: { analysis: string; family?: string; revealed: boolean },
): Promise<Answer> {
  const family = wanted.family === undefined ? {} : { family: wanted.family }
  const found = await ask(at.store, wanted.analysis, { ...optionsOf(at), ...family })
  return wanted.revealed ? found : covered(found, at.folder)
}

/** Analyses at a time: enough for two cores, few enough for the engine's memory. */
const SIDE_BY_SIDE = 2

/** Answers with a row per person are by far the longest: they come last, when no other query needs the memory. */
const longestLast = analyses.toSorted((a, b) => Object.keys(a.personal).length - Object.keys(b.personal).length)

/** Every analysis, by id. They share one view, so that what several need is computed once, and run side by side. */
export async function answerAll(at: Askable, revealed: boolean): Promise<Record<string, Answer>> {
  const view = viewOf(givingBack(at.store))
  const options = optionsOf(at)
  const entries = await mapConcurrent(longestLast, SIDE_BY_SIDE, async (analysis): Promise<[string, Answer]> => {
    const found = await answered(view, analysis, options)
    return [analysis.id, revealed ? found : covered(found, at.folder)]
  })
  return Object.fromEntries(entries)
}

/** The store with the engine's memory given back after every query: what each leaves adds up. */
const givingBack = (store: Store): Store => ({
  ...store,
  async rows<R extends Row>(sql: string, params?: SqlParams) {
    const rows = await store.rows<R>(sql, params)
    await store.release()
    return rows
  },
  async *stream<R extends Row>(sql: string, params?: SqlParams) {
    yield* store.stream<R>(sql, params)
    await store.release()
  },
})

function covered(found: Answer, folder: CaseFolder): Answer {
  const personal = Object.entries(analyses.find((analysis) => analysis.id === found.analysis)?.personal ?? {})
  if (personal.length === 0) return found
  const pseudonym = pseudonymiser(folder.secret)
  const cover = (kind: (typeof personal)[number][1], cell: Cell): Cell => {
    if (cell === null) return null
    return kind === 'words' ? masked(String(cell)) : pseudonym(kind, String(cell))
  }
  // In place: a row of its own for each would take as much memory again.
  for (const row of found.rows)
    for (const [column, kind] of personal) Object.assign(row, { [column]: cover(kind, row[column] ?? null) })
  return found
}
