import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { CaseFolder, Ledger, LedgerState } from './custody/index.ts'
import type { SessionKnowledge } from './ingest/session.ts'
import { caseSheets } from './knowledge.ts'
import type { KeyCandidate } from './model/chain.ts'
import { DEFAULT_WINDOW_MS, type TrialDesign } from './model/trial.ts'
import { readSheet } from './traffic/trials/sheet.ts'
import { inTime } from './traffic/trials/windows.ts'

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

const seconds = (ms: number): string => `${ms / 1000} s`

/** What must be known of how captures were read: the sheets' hashes, clocks that were moved, windows tried before. */
export function sessionNotes(folder: CaseFolder, { designs }: LedgerState): string[] {
  const windows = designs.map(({ windowMs }) => windowMs)
  const [first = 0, last = 0] = [windows[0], windows.at(-1)]
  const clocks = Object.entries(designs.at(-1)?.clockOffsetsMs ?? {})
  return [
    ...caseSheets(folder).map(({ name, bytes }) => `Trial sheet ${name}: SHA-256 ${hashOf(bytes)}.`),
    ...clocks.map(([name, offsetMs]) => `${seconds(offsetMs)} were added to the times of ${name}.`),
    ...(new Set(windows).size > 1
      ? [
          `The window was ${seconds(first)} at first and was changed after looking; it is ${seconds(last)} now. A window that was chosen to fit what was seen tests nothing.`,
        ]
      : []),
  ]
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

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
  return { trials: inTime(trials), candidates, digest: digest.digest('hex') }
}
