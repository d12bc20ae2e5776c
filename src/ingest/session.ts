import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeyCandidate } from '../model/chain.ts'
import { DEFAULT_WINDOW_MS, type TrialMessage } from '../model/trial.ts'
import type { Store } from '../store/index.ts'
import { type NextName, refilled } from '../store/refill.ts'
import { TABLES } from '../store/schema.ts'
import { capturesIn, PASSES } from './captures.ts'
import { recordKeys } from './decisions.ts'
import { openPool } from './pool.ts'
import { endpointRow, trialRows, wordRow } from './session-rows.ts'
import type { Run } from './stages.ts'

/** What captures are read with. */
export interface SessionKnowledge {
  /** Messages of the case's trial sheets, in the order of time. */
  trials: readonly TrialMessage[]
  /** Keys that uploads may open with. */
  candidates: readonly KeyCandidate[]
  /** Stands for all that decides how captures are read: keys, sheets, TLS secrets, window and clocks. */
  digest: string
}

const SESSION_TABLES = ['captures', 'exchanges', 'endpoints', 'trials', 'trial_tests'] as const

const bytesOf = (captures: readonly { sizeBytes: number }[]): number =>
  captures.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)

/** Rebuilds what is derived from captures and trial sheets. A thread reads them; what it held is free when it ends. */
export async function readSession(
  store: Store,
  { folder, ledger, progress }: Pick<Run, 'folder' | 'ledger' | 'progress'>,
  known: SessionKnowledge,
): Promise<void> {
  const design = ledger.state.designs.at(-1) ?? null
  const items = capturesIn(ledger.state, design)
  if (items.length === 0 && known.trials.length === 0) return refilled(store, SESSION_TABLES, async () => undefined)
  const step = progress.start(
    'reading captures',
    PASSES * items.reduce((sum, { captures }) => sum + bytesOf(captures), 0),
  )
  const exchangesPath = join(folder.tmpDir, 'exchanges.to')
  const pool = openPool()
  try {
    const { captures, findings, keys } = await pool.run(
      {
        kind: 'session',
        items,
        trials: known.trials,
        windowMs: design?.windowMs ?? DEFAULT_WINDOW_MS,
        candidates: known.candidates,
        tlsKeysPath: existsSync(folder.tlsKeysPath) ? folder.tlsKeysPath : null,
        vaultDir: folder.evidenceDir,
        spoolDir: folder.tmpDir,
        exchangesPath,
      },
      { advance: (bytes) => step.advance(bytes) },
    )
    recordKeys(ledger, keys, known.candidates)
    await refilled(store, SESSION_TABLES, async (into) => {
      await store.insert(into('captures'), captures)
      await loadExchanges(store, { into: into('exchanges'), path: exchangesPath })
      await store.insert(into('endpoints'), findings.endpoints.map(endpointRow))
      await store.insert(into('trials'), trialRows(findings, known.trials))
      await store.insert(
        into('trial_tests'),
        findings.words.map((word) => wordRow(word, findings.windowMs)),
      )
    })
    if (findings.droppedHits > 0)
      progress.note(`${findings.droppedHits} requests inside windows were too many to be tested: use a shorter window.`)
  } finally {
    await pool.close()
    await rm(exchangesPath, { force: true })
    step.end()
  }
}

async function loadExchanges(store: Store, { into, path }: { into: NextName; path: string }): Promise<void> {
  const columns = Object.entries(TABLES.exchanges.columns)
  const names = columns.map(([name]) => name).join(', ')
  const structure = columns.map(([name, { type }]) => `${name} ${type}`).join(', ')
  await store.command(
    `INSERT INTO ${into} SELECT ${names} FROM file({path:String}, 'JSONEachRow', {structure:String})`,
    { path, structure },
  )
}
