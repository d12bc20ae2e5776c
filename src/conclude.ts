import { analyst } from './analyst.ts'
import { answerOne } from './answers.ts'
import { ledgerHead } from './custody/index.ts'
import { basisOf, hasReport, lastDerivation, markDerived } from './ingest/derived.ts'
import { enrich } from './ingest/enrich.ts'
import { readSession, type SessionKnowledge } from './ingest/session.ts'
import type { Run } from './ingest/stages.ts'
import { fillLedgerTables } from './ingest/tables.ts'
import { type caseBackground, handedInDigests, type KeywordList } from './knowledge.ts'
import type { Answer } from './model/answer.ts'
import { COUNTRIES_CREDIT } from './places/index.ts'
import { writeReport } from './report-files.ts'
import type { Store } from './store/index.ts'
import { fillTranslations, translationsDigest } from './translations.ts'
import { VERSION } from './version.ts'

/**
 * Derived tables and the report, with the counts for the summary; left as they are when all they follow from is as it was.
 * Where others ask the same engine meanwhile (`isShared`), a thread of its own analyses.
 */
export async function conclude(
  store: Store,
  known: { lists: readonly KeywordList[]; background: ReturnType<typeof caseBackground>; session: SessionKnowledge },
  { folder, ledger, progress, isShared }: Run & { isShared: boolean },
): Promise<Answer> {
  const files = { ...handedInDigests(folder), 'translations.jsonl': translationsDigest(folder) }
  const basis = basisOf(ledgerHead(ledger.state), { ...known, files, version: VERSION })
  const last = lastDerivation(folder)
  const asked = { store, folder, state: ledger.state, progress }
  if (last?.basis === basis && hasReport(folder))
    return answerOne({ ...asked, countries: last.countries }, { analysis: 'counts', revealed: false })
  const countries = await derive(store, known, { folder, ledger, progress })
  const written = { ...asked, countries }
  const { counts } = isShared
    ? await analyst(written, { kind: 'report', revealed: false })
    : await writeReport(written, false)
  markDerived(folder, { basis, countries })
  if (counts === undefined) throw new Error('the report holds no counts')
  return counts
}

/** Fills the derived tables; returns the country database used, as a sentence. What it needs of memory goes back at its end. */
async function derive(
  store: Store,
  { lists, session }: Parameters<typeof conclude>[1],
  { folder, ledger, progress }: Pick<Run, 'folder' | 'ledger' | 'progress'>,
): Promise<string> {
  await readSession(store, { folder, ledger, progress }, session) // first: it may find that a key opens uploads
  const step = progress.start('matching texts, locating addresses', 0)
  const [places] = await Promise.all([
    enrich(store, { lists, secret: folder.secret, tmpDir: folder.tmpDir }),
    fillLedgerTables(store, ledger.state),
    fillTranslations(store, folder),
  ])
  await store.release()
  step.end()
  return `Countries are those the address blocks were registered in by ${places.date} (${places.database}). ${COUNTRIES_CREDIT}.`
}
