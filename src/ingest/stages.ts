import { createHash } from 'node:crypto'
import { coverageOf, writeManifest, type CaseFolder, type Ledger, placeKey } from '../custody/index.ts'
import { mapConcurrent } from '../lib/concurrent.ts'
import { grouped } from '../lib/grouped.ts'
import type { Progress, Step } from '../lib/progress.ts'
import type { KeyCandidate } from '../model/chain.ts'
import type { FoundFile, SealedItem, SkippedFile } from '../model/stream.ts'
import type { Store } from '../store/index.ts'
import { commitSegment } from './commit.ts'
import { siblingKey } from './decide-job.ts'
import type { Folders, PlannedItem, PlannedStream, SegmentMessage, UserFormat, Zone } from './jobs.ts'
import { recordDecisions } from './decisions.ts'
import { openPool, type Pool } from './pool.ts'
import { serverOf } from './server.ts'

/** What the stages of one run share. */
export interface Run {
  folder: CaseFolder
  ledger: Ledger
  pool: Pool
  progress: Progress
}

const foldersOf = ({ folder }: Run): Folders => ({ vaultDir: folder.evidenceDir, spoolDir: folder.tmpDir })

/** Copies every file into the vault and enters it in the ledger; returns how many were new. */
export async function sealEvidence(
  found: { files: readonly FoundFile[]; skipped: readonly SkippedFile[]; sizeBytes: number },
  run: Run,
): Promise<number> {
  const step = run.progress.start('sealing', found.sizeBytes)
  const { state } = run.ledger
  const known = new Map(
    [...state.items.values()].map((item) => [`${item.server} ${item.path} ${item.sizeBytes}`, item.evidenceId]),
  )
  const items: SealedItem[] = []
  const skipped: SkippedFile[] = [...found.skipped]
  await mapConcurrent(found.files, run.pool.width, async (file) => {
    const server = serverOf(file.path, '', file.root)
    const knownEvidenceId = known.get(`${server} ${file.path} ${file.sizeBytes}`) ?? null
    const sealed = await run.pool.run({ kind: 'seal', file, knownEvidenceId, ...foldersOf(run) })
    if (sealed.kind === 'sealed') items.push({ ...sealed, path: file.path, root: file.root, server })
    else skipped.push({ path: file.path, reason: sealed.reason, detail: sealed.detail })
    step.advance(file.sizeBytes)
  })
  const newItems = items.filter((item) => !state.items.has(placeKey(item)))
  const newSkipped = skipped.filter((file) => !state.skipped.has(file.path))
  run.ledger.append(
    ...newItems.toSorted(byPath).map(({ evidenceId, sizeBytes, path, root, server }) => ({
      type: 'sealed' as const,
      item: { evidenceId, sizeBytes, path, root, server },
    })),
    ...newSkipped.toSorted(byPath).map((file) => ({ type: 'skipped' as const, file })),
  )
  writeManifest(run.folder.manifestPath, state.items.values())
  step.end()
  return newItems.length
}

const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)

/** Every candidate key in the sealed evidence, in the order of paths. */
export async function gatherKeys(run: Run): Promise<KeyCandidate[]> {
  const items = [...run.ledger.state.items.values()].toSorted(byPath)
  const step = run.progress.start('looking for keys', items.length)
  const found = await mapConcurrent(items, run.pool.width, async (item) => {
    const candidates = await run.pool.run({ kind: 'keys', item, ...foldersOf(run) })
    step.advance(1)
    return candidates
  })
  step.end()
  return found.flat()
}

export interface Knowledge {
  candidates: readonly KeyCandidate[]
  userFormats: readonly UserFormat[]
  cipher: string | null
  zone: Zone
}

/** Decides every item that was not decided with this very knowledge yet: new ones, and all when a key or format is new. */
export async function decideStreams(run: Run, knowledge: Knowledge): Promise<void> {
  const basis = basisOf(knowledge)
  const { state } = run.ledger
  const pending = [...state.items.values()]
    .filter((item) => state.decided.get(placeKey(item)) !== basis)
    .toSorted(byPath)
  const step = run.progress.start('finding keys and formats', pending.length)
  const candidates = distinctKeys(knowledge.candidates)
  await mapConcurrent([...grouped(pending, siblingKey).values()], run.pool.width, async (items) => {
    const result = await run.pool.run({ kind: 'decide', ...knowledge, items, candidates, ...foldersOf(run) })
    recordDecisions(run.ledger, { items, result, basis, candidates: knowledge.candidates })
    step.advance(items.length)
  })
  step.end()
}

const basisOf = ({ candidates, userFormats, cipher, zone }: Knowledge): string => {
  const ids = distinctKeys(candidates).map((candidate) => `${candidate.id} ${candidate.purpose}`)
  return createHash('sha256')
    .update(JSON.stringify([ids.toSorted(), userFormats, cipher, zone]))
    .digest('hex')
}

/** The first candidate of each key: where else it lay does not matter to the search. */
function distinctKeys(candidates: readonly KeyCandidate[]): KeyCandidate[] {
  const distinct = new Map<string, KeyCandidate>()
  for (const candidate of candidates) if (!distinct.has(candidate.id)) distinct.set(candidate.id, candidate)
  return [...distinct.values()]
}

/**
 * Evidence from which on the engine gives its memory back after every segment. What segments leave adds up slowly (20 MB over
 * 17 segments, 35 MB over 49), and giving it back takes 8 % of the time of parsing (measured): not worth it below.
 */
const LARGE_BYTES = 256 << 20

/** Parses and loads every log stream that is not wholly loaded; returns how many segments were committed. */
export async function ingestStreams(run: Run, store: Store): Promise<number> {
  const plans = plannedItems(run)
  const sizeBytes = plans.reduce((sum, plan) => sum + plan.item.sizeBytes, 0)
  const step = run.progress.start('parsing and loading', sizeBytes)
  let segments = 0
  let last = Promise.resolve()
  const loadAfter = async (before: Promise<void>, segment: SegmentMessage) => {
    await before
    await commitSegment(store, run.ledger, segment)
    if (sizeBytes > LARGE_BYTES) await store.release()
    segments += 1
  }
  // One at a time: two would take twice the engine's memory and save no time (measured).
  const commit = (segment: SegmentMessage) => {
    last = loadAfter(last, segment)
    return last
  }
  // Threads of its own: code that has seen the key search's many shapes parses a third slower (measured).
  const pool = openPool()
  const waiting = plans.values()
  const threads = Math.min(pool.width, plans.length)
  const parse = () => pool.run({ kind: 'ingest', ...foldersOf(run) }, { next: nextOf(waiting, step), commit })
  try {
    await Promise.all(Array.from({ length: threads }, parse))
  } finally {
    await pool.close()
  }
  step.end()
  return segments
}

/** What a thread asks for its items: the one before is parsed when it asks for the next. */
function nextOf(waiting: Iterator<PlannedItem>, step: Step): () => PlannedItem | null {
  let parsedBytes = 0
  return () => {
    step.advance(parsedBytes)
    const plan = waiting.next().value
    parsedBytes = plan?.item.sizeBytes ?? 0
    return plan ?? null
  }
}

function plannedItems({ ledger: { state } }: Run): PlannedItem[] {
  const coverage = coverageOf(state)
  const keys = new Map([...state.keys.values()].map((key) => [key.id, Buffer.from(key.hex, 'hex')]))
  const planned = new Map<string, PlannedStream[]>()
  for (const [key, { stream, item }] of state.streams) {
    if (stream.kind !== 'log' || coverage.get(key)?.final === true) continue
    const keyBytes = stream.chain.keyId === null ? null : (keys.get(stream.chain.keyId) ?? null)
    const plan = { stream, key, keyBytes, resumeAtByte: coverage.get(key)?.toByte ?? 0 }
    planned.set(item, [...(planned.get(item) ?? []), plan])
  }
  return [...planned]
    .flatMap(([key, streams]) => {
      const item = state.items.get(key)
      return item === undefined ? [] : [{ item, streams }]
    })
    .toSorted((a, b) => byPath(a.item, b.item))
}
