import { answerOne } from './answers.ts'
import {
  createOrOpenCase,
  type CaseFolder,
  ledgerHead,
  type LedgerState,
  lockCase,
  openLedger,
  unbalanced,
} from './custody/index.ts'
import { basisOf, lastDerivation, markDerived } from './ingest/derived.ts'
import { openOrRebuildEngine } from './ingest/engine-folder.ts'
import { enrich } from './ingest/enrich.ts'
import { findEvidence, type Found } from './ingest/found.ts'
import type { Zone } from './ingest/jobs.ts'
import { openPool } from './ingest/pool.ts'
import { reconcile } from './ingest/reconcile.ts'
import { discardSpool, requireSpace } from './ingest/spool-folder.ts'
import { decideStreams, gatherKeys, ingestStreams, type Run, sealEvidence } from './ingest/stages.ts'
import { fillLedgerTables } from './ingest/tables.ts'
import { caseFormats, caseKeys, caseLists, type HandedIn, keepInCase, type KeywordList } from './knowledge.ts'
import type { Progress } from './lib/progress.ts'
import type { Answer } from './model/answer.ts'
import { OperatorError } from './model/errors.ts'
import { COUNTRIES_CREDIT, openCountries } from './places/index.ts'
import { writeReport } from './report-files.ts'
import type { Store } from './store/index.ts'
import { VERSION } from './version.ts'

export interface Investigation {
  evidence: readonly string[]
  caseDir: string
  lists: readonly HandedIn[]
  formats: readonly HandedIn[]
  /** Keys a person knows, as typed; kept in the case. */
  keys: readonly string[]
  /** Only this cipher is tried; null tries all. */
  cipher: string | null
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
  const folder = createOrOpenCase(options.caseDir)
  const unlock = lockCase(folder.lockPath, options.nowUtcMs)
  const ledger = openLedger(folder.ledgerPath)
  const pool = openPool()
  try {
    return { folder, ...(await run(options, found, { folder, ledger, pool, progress: options.progress })) }
  } finally {
    await pool.close()
    ledger.close()
    unlock()
  }
}

/** seal → find keys → decide chain, charset and format → parse and load → enrich → analyse → report. */
async function run(options: Investigation, found: Found, at: Run): Promise<Omit<Investigated, 'folder'>> {
  const { folder, ledger, progress } = at
  discardSpool(folder)
  keepInCase(folder, options)
  const sealing = sealEvidence(found, at)
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
    await reconcile(store, ledger)
    const segments = await ingestStreams(at, store)
    requireBalance(ledger.state)
    const counts = await conclude(store, caseLists(folder), at)
    return { items, segments, counts }
  } finally {
    await store.close()
  }
}

/** A run whose bytes do not add up fails: no number may follow from it. */
function requireBalance(state: LedgerState): void {
  const [first, ...more] = unbalanced(state)
  if (first === undefined) return
  throw new OperatorError(
    `The bytes of the evidence do not add up: ${first}${more.length > 0 ? `, and ${more.length} more` : ''}.`,
    {
      hint: 'Run the same command again; if it says so again, this is a fault in Breachlight: please report it.',
      exit: 'integrity',
    },
  )
}

/** Zone the case's logs were read in; UTC when there are none yet. */
const knownZone = (state: LedgerState): Zone =>
  state.streams.values().next().value?.stream.zone ?? { name: 'UTC', offsetMinutes: 0 }

/** Derived tables and the report; left as they are when all they follow from is as it was. */
async function conclude(
  store: Store,
  lists: readonly KeywordList[],
  { folder, ledger, progress }: Run,
): Promise<Answer> {
  const basis = basisOf(ledgerHead(ledger.state), lists, VERSION)
  const last = lastDerivation(folder)
  const asked = { store, folder, state: ledger.state }
  if (last?.basis === basis)
    return answerOne({ ...asked, countries: last.countries }, { analysis: 'counts', revealed: false })
  const enriching = progress.start('matching texts, locating addresses', 0)
  const [places] = await Promise.all([openCountries(), fillLedgerTables(store, ledger.state)])
  await enrich(store, { lists, countryOf: places.countryOf, tmpDir: folder.tmpDir })
  enriching.end()
  const reporting = progress.start('analysing and writing the report', 0)
  const countries = `Countries are those the address blocks were registered in by ${places.date} (${places.database}). ${COUNTRIES_CREDIT}.`
  const { counts } = await writeReport({ ...asked, countries }, false)
  reporting.end()
  markDerived(folder, { basis, countries })
  if (counts === undefined) throw new Error('the report holds no counts')
  return counts
}
