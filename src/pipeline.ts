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

export interface Investigated {
  folder: CaseFolder
  /** Items and load segments that this run added. */
  items: number
  segments: number
  counts: Answer
}

/** Evidence in, defensible report out. Bad use is refused before the case folder is touched. */
export async function investigate(options: Investigation): Promise<Investigated> {
  const found = await findEvidence(options.evidence, options.caseDir)
  requireSpace(options.caseDir, found.sizeBytes)
  const { folder, unlock } = takeCase(options.caseDir, options.nowUtcMs)
  try {
    const ledger = openLedger(folder.ledgerPath)
    const pool = openPool()
    try {
      return { folder, ...(await run(options, found, { folder, ledger, pool, progress: options.progress })) }
    } finally {
      await pool.close()
      ledger.close()
    }
  } finally {
    unlock()
  }
}

/** seal → find keys → decide chain, charset and format → parse and load → enrich → analyse → report. */
async function run(options: Investigation, found: Found, at: Run): Promise<Omit<Investigated, 'folder'>> {
  const { folder, ledger, progress } = at
  discardLeftovers(folder)
  for (const note of keepInCase(folder, options)) progress.note(note)
  if (options.design !== null) recordDesign(ledger, options.design)
  const sealing = sealEvidence(found, at)
  sealing.catch(() => undefined) // awaited below; until then a failure must not count as unhandled
  const store = await openOrRebuildEngine(folder, ledger, progress.note)
  try {
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
    const counts = await conclude(store, known, at)
    return { items, segments, counts }
  } finally {
    await store.close()
  }
}

/** Zone the case's logs were read in; UTC when there are none yet. */
const knownZone = (state: LedgerState): Zone =>
  state.streams.values().next().value?.stream.zone ?? { name: 'UTC', offsetMinutes: 0 }
