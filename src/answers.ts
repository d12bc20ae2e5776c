import { accountNamed } from './accounts.ts'
import type { View } from './analyse/analysis.ts'
import { analyses, answer as answered, ask, viewOf } from './analyse/index.ts'
import { covered } from './covered.ts'
import { caseCoding, itemNames } from './coding.ts'
import { caseClaims } from './claims.ts'
import { type CaseFolder, ledgerHead, type LedgerState } from './custody/index.ts'
import { caseBackground, caseCodebook, caseVersions } from './knowledge.ts'
import { lastDerivation } from './ingest/derived.ts'
import { sessionNotes } from './session-knowledge.ts'
import { withGlosses } from './glossed.ts'
import { type Progress, SILENT } from './lib/progress.ts'
import type { Answer, Row } from './model/answer.ts'
import type { SqlParams, Store } from './store/index.ts'

/** A case that can be asked: its engine, its folder and what its ledger says. */
export interface Askable {
  store: Store
  folder: CaseFolder
  state: LedgerState
  /** The country database behind `countries`, as a sentence. */
  countries: string
  /** Told how far many answers are; without it nobody is. */
  progress?: Progress
}

const optionsOf = async ({ state, folder, countries }: Askable) => ({
  ledgerHead: ledgerHead(state),
  caveats: { countries: [countries], trials: sessionNotes(folder, state) },
  knowledge: {
    background: caseBackground(folder),
    claims: await caseClaims(folder),
    lists: caseVersions(folder),
    codebook: caseCodebook(folder),
    coding: caseCoding(folder),
    itemOf: itemNames(folder),
  },
})

/** The sentence about the country database that the case was last enriched with. */
export const countriesNote = (folder: CaseFolder): string =>
  lastDerivation(folder)?.countries ?? 'Addresses were not located yet.'

/** One analysis as people may see it: names and addresses are pseudonyms, and words are masked or without private values, unless `revealed`. */
export async function answerOne(
  at: Askable,
  wanted: { analysis: string; family?: string; ego?: { account: string; hops: number }; revealed: boolean },
): Promise<Answer> {
  const family = wanted.family === undefined ? {} : { family: wanted.family }
  const ego =
    wanted.ego === undefined ? {} : { ego: { ...wanted.ego, account: await accountNamed(at, wanted.ego.account) } }
  const found = await ask(at.store, wanted.analysis, { ...(await optionsOf(at)), ...family, ...ego })
  const [answer = found] = await withGlosses([wanted.revealed ? found : await covered(found, at)])
  return answer
}

const lengthOf = ({ personal, last }: (typeof analyses)[number]): number =>
  last === true ? Number.MAX_SAFE_INTEGER : Object.keys(personal).length

/**
 * Answers with a row per person are by far the longest: they come late, when no other query needs the memory. Those that
 * read the others come last.
 */
const longestLast = analyses.toSorted((a, b) => lengthOf(a) - lengthOf(b))

/**
 * Every analysis, by id. They share one view, so that what several need is computed once; one after the other, so that what
 * one holds for itself is free before the next begins.
 */
export async function answerAll(at: Askable, revealed: boolean): Promise<Record<string, Answer>> {
  return answersOver(await wholeView(at), at, revealed)
}

/** A view of the whole case that the analyses of one report share: what is covered in its answers is covered in place. */
export const wholeView = async (at: Askable): Promise<View> =>
  viewOf(givingBack(at.store), undefined, (await optionsOf(at)).knowledge)

/** {@link answerAll} over a view that others go on to use. */
export async function answersOver(view: View, at: Askable, revealed: boolean): Promise<Record<string, Answer>> {
  const options = await optionsOf(at)
  const step = (at.progress ?? SILENT).start('analysing', analyses.length)
  const answers: Answer[] = []
  for (const analysis of longestLast) {
    const found = await answered(view, analysis, options)
    answers.push(revealed ? found : await covered(found, { ...at, store: view.store }))
    step.advance(1)
  }
  const glossed = await withGlosses(answers)
  step.end()
  return Object.fromEntries(glossed.map((answer) => [answer.analysis, answer]))
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
