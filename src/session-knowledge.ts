import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { CaseFolder, Ledger, LedgerState } from './custody/index.ts'
import type { SessionKnowledge } from './ingest/session.ts'
import { caseSheets } from './knowledge.ts'
import type { KeyCandidate } from './model/chain.ts'
import { DEFAULT_WINDOW_MS, type TrialDesign } from './model/trial.ts'
import { readSheet } from './traffic/trials/sheet.ts'

const sameDesign = (a: TrialDesign | undefined, b: TrialDesign): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Enters how captures are to be read before anything is looked at. A design that differs from the one in force is entered
 * after it, so that the case says what was tried before.
 */
export function recordDesign({ state, append }: Ledger, given: Partial<TrialDesign>): void {
  const last = state.designs.at(-1)
  const clockOffsetsMs = { ...last?.clockOffsetsMs, ...given.clockOffsetsMs }
  const design = { windowMs: given.windowMs ?? last?.windowMs ?? DEFAULT_WINDOW_MS, clockOffsetsMs }
  if (!sameDesign(last, design)) append({ type: 'design', design })
}

/** What the captures of a case are read with. */
export function caseSession(
  folder: CaseFolder,
  state: LedgerState,
  candidates: readonly KeyCandidate[],
): SessionKnowledge {
  const sheets = caseSheets(folder)
  const trials = sheets.flatMap(({ name, bytes }) => readSheet(name, bytes).trials)
  const hasCaptures = [...state.streams.values()].some(({ stream }) => stream.kind === 'capture')
  const digest = createHash('sha256').update(JSON.stringify(state.designs.at(-1) ?? null))
  for (const { name, bytes } of sheets) digest.update(`${name} ${bytes.length} `).update(bytes)
  if (hasCaptures) {
    digest.update(JSON.stringify(candidates.map(({ id }) => id)))
    if (existsSync(folder.tlsKeysPath)) digest.update(readFileSync(folder.tlsKeysPath))
  }
  return { trials: trials.toSorted((a, b) => a.atUtcMs - b.atUtcMs), candidates, digest: digest.digest('hex') }
}
