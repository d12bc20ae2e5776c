import { mkdirSync } from 'node:fs'
import { conclude } from './conclude.ts'
import { type CaseFolder, type LedgerState, openLedger, requireBalance, takeCase } from './custody/index.ts'
import { forgetDerivation } from './ingest/derived.ts'
import { openOrRebuildEngine } from './ingest/engine-folder.ts'
import { findEvidence, type Found } from './ingest/found.ts'
import type { Zone } from './ingest/jobs.ts'
import { openPool } from './ingest/pool.ts'
import { reconcile } from './ingest/reconcile.ts'
import { discardLeftovers, requireSpace } from './ingest/spool-folder.ts'
import { decideStreams, gatherKeys, ingestStreams, type Run, sealEvidence } from './ingest/stages.ts'
import { caseSession, recordDesign } from './session-knowledge.ts'
import { caseBackground, caseFormats, caseKeys, caseLists, keepInCase, type Supplied } from './knowledge.ts'
import type { Progress } from './lib/progress.ts'
import type { Answer } from './model/answer.ts'
import type { TrialDesign } from './model/trial.ts'
import type { Store } from './store/index.ts'

export interface Investigation extends Supplied {
  evidence: readonly string[]
  caseDir: string
  /** Only this cipher is tried; null tries all. */
  cipher: string | null
  /** How captures are read beside trial sheets; null keeps what the case was read with. */
  design: Partial<TrialDesign> | null
  /** Zone of written times; null keeps what the case was read with, UTC at first. */
  zone: Zone | null
  nowUtcMs: number
  progress: Progress
}

/** A case that this process has taken already. */
export interface HeldCase {
  folder: CaseFolder
  /** Its engine where it is open: others may ask it all the while, and it stays open. Null: it is opened for the run. */
  store: Store | null
}

export interface Investigated {
  folder: CaseFolder
  /** What the ledger says at the end. */
  state: LedgerState
  /** Items and load segments that this run added. */
  items: number
  segments: number
  counts: Answer
}

/** Evidence in, defensible report out. Bad use is refused before the case folder is touched. */
export async function investigate(options: Investigation): Promise<Investigated> {
  const found = await foundEvidence(options.evidence, options.caseDir)
  const { folder, unlock } = takeCase(options.caseDir, options.nowUtcMs)
  try {
    return await investigateFound({ folder, store: null }, options, found)
  } finally {
    unlock()
  }
}

/**
 * The same in a case that this process holds. Without evidence, what is sealed is decided anew by what the case now knows.
 */
export async function investigateIn(
  held: HeldCase,
  options: Omit<Investigation, 'caseDir' | 'nowUtcMs'>,
): Promise<Investigated> {
  return investigateFound(held, options, await foundEvidence(options.evidence, held.folder.dir))
}

async function foundEvidence(roots: readonly string[], caseDir: string): Promise<Found> {
  const found = await findEvidence(roots, caseDir)
  requireSpace(caseDir, found.sizeBytes)
  return found
}

type Options = Parameters<typeof investigateIn>[1]

async function investigateFound({ folder, store }: HeldCase, options: Options, found: Found): Promise<Investigated> {
  const ledger = openLedger(folder.ledgerPath)
  const pool = openPool()
  const at = { folder, ledger, pool, progress: options.progress }
  try {
    if (store === null)
      discardLeftovers(folder) // where others ask the case, they may have files there
    else mkdirSync(folder.tmpDir, { recursive: true, mode: 0o700 })
    for (const note of keepInCase(folder, options)) options.progress.note(note)
    if (options.design !== null) recordDesign(ledger, options.design)
    const sealing = sealEvidence(found, at)
    sealing.catch(() => undefined) // awaited below; until then a failure must not count as unhandled
    const engine = store ?? (await openOrRebuildEngine(folder, ledger, options.progress.note))
    try {
      return {
        folder,
        state: ledger.state,
        ...(await run(options, { ...at, store: engine, isShared: store !== null, sealing })),
      }
    } finally {
      if (store === null) await engine.close()
    }
  } finally {
    await pool.close()
    ledger.close()
  }
}

/** seal → find keys → decide chain, charset and format → parse and load → enrich → analyse → report. */
async function run(
  options: Options,
  { store, sealing, ...at }: Run & { store: Store; isShared: boolean; sealing: Promise<number> },
): Promise<Omit<Investigated, 'folder' | 'state'>> {
  const { folder, ledger } = at
  const items = await sealing
  const candidates = [...caseKeys(folder), ...(await gatherKeys(at))]
  await decideStreams(at, {
    candidates,
    userFormats: await caseFormats(folder),
    cipher: options.cipher,
    zone: options.zone ?? knownZone(ledger.state),
  })
  await at.pool.close() // its threads hold what the key search left in memory; parsing starts afresh
  if (await reconcile(store, ledger)) forgetDerivation(folder)
  const segments = await ingestStreams(at, store)
  requireBalance(ledger.state)
  const known = {
    lists: caseLists(folder),
    background: caseBackground(folder),
    session: caseSession(folder, ledger.state, candidates),
  }
  return { items, segments, counts: await conclude(store, known, at) }
}

/** Zone the case's logs were read in; UTC when there are none yet. */
const knownZone = (state: LedgerState): Zone =>
  state.streams.values().next().value?.stream.zone ?? { name: 'UTC', offsetMinutes: 0 }
