import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type LedgerState, placeKey } from '../custody/index.ts'
import type { PlannedItem, SegmentMessage, UserFormat } from '../ingest/jobs.ts'
import { openPool, type Pool } from '../ingest/pool.ts'
import { type Progress, SILENT } from '../lib/progress.ts'
import type { KeyCandidate } from '../model/chain.ts'
import type { Stream } from '../model/stream.ts'
import type { Store } from '../store/index.ts'
import { type Reading, readingOf } from './reading.ts'
import { placed, type Sealed } from './stream-units.ts'

/** What is read of the streams at most; less of each the more there are. */
const SAMPLE_BYTES = 16 << 20
const LEAST_BYTES = 64 << 10
/** More streams than this are represented by some of them, evenly over their paths. */
const MOST_STREAMS = 64

/** What another format would change, seen on the same bytes. Nothing of the case is changed by looking. */
export interface Effect {
  sample: { streams: number; ofStreams: number; bytes: number; ofBytes: number; isWhole: boolean }
  before: Reading
  after: Reading
}

interface Asked extends Sealed {
  store: Store
  progress?: Progress
}

/**
 * Reads streams as they are read now, and as they would be if `formats` were the formats of the case: decided anew, parsed,
 * and counted by the engine from the load files, which are then thrown away.
 */
export async function effectOf(at: Asked, streams: readonly Stream[], formats: readonly UserFormat[]): Promise<Effect> {
  const sampled = evenly(streams, MOST_STREAMS)
  const mostBytes = Math.max(LEAST_BYTES, Math.floor(SAMPLE_BYTES / Math.max(1, sampled.length)))
  mkdirSync(at.folder.tmpDir, { recursive: true, mode: 0o700 })
  const dir = mkdtempSync(join(at.folder.tmpDir, 'effect-'))
  const pool = openPool()
  const step = (at.progress ?? SILENT).start('reading the sample both ways', 2)
  try {
    const wanted = await decidedBy(at, { pool, streams: sampled, formats, dir })
    const before = await read(at, { pool, streams: sampled, mostBytes, dir: join(dir, 'before') })
    step.advance(1)
    const after = await read(at, { pool, streams: wanted, mostBytes, dir: join(dir, 'after') })
    return { sample: sampleOf(streams, sampled, mostBytes), before, after }
  } finally {
    await pool.close()
    rmSync(dir, { recursive: true, force: true })
    step.end()
  }
}

const sizeOf = (streams: readonly Stream[], mostBytes = Number.POSITIVE_INFINITY): number =>
  streams.reduce((sum, { sizeBytes }) => sum + Math.min(sizeBytes, mostBytes), 0)

function sampleOf(streams: readonly Stream[], sampled: readonly Stream[], mostBytes: number): Effect['sample'] {
  const [bytes, ofBytes] = [sizeOf(sampled, mostBytes), sizeOf(streams)]
  return { streams: sampled.length, ofStreams: streams.length, bytes, ofBytes, isWhole: bytes === ofBytes }
}

const evenly = (streams: readonly Stream[], most: number): readonly Stream[] =>
  streams.length <= most
    ? streams
    : Array.from({ length: most }, (_, n) => streams[Math.floor((n * streams.length) / most)]).filter(
        (stream) => stream !== undefined,
      )

/** What the streams would be by these formats, as the investigation decides it, with the keys that are known to open something. */
async function decidedBy(
  at: Asked,
  {
    pool,
    streams,
    formats,
    dir,
  }: { pool: Pool; streams: readonly Stream[]; formats: readonly UserFormat[]; dir: string },
): Promise<Stream[]> {
  const items = [
    ...new Map(
      streams.flatMap((stream) => placed(at, stream)?.item ?? []).map((item) => [placeKey(item), item]),
    ).values(),
  ]
  const [first] = streams
  if (first === undefined) return []
  const { decisions } = await pool.run({
    kind: 'decide',
    items,
    candidates: knownKeys(at.state),
    userFormats: formats,
    cipher: streams.every(({ chain }) => chain.cipher === first.chain.cipher) ? first.chain.cipher : null,
    zone: first.zone,
    vaultDir: at.folder.evidenceDir,
    spoolDir: dir,
  })
  const wanted = new Set(streams.map(placeKey))
  return decisions.map(({ stream }) => stream).filter((stream) => wanted.has(placeKey(stream)))
}

function knownKeys(state: LedgerState): KeyCandidate[] {
  const keys = new Map<string, KeyCandidate>()
  for (const { id, reading, purpose, finder, name, place, hex } of state.keys.values())
    keys.set(id, { id, reading, purpose, finder, name, place, bytes: Buffer.from(hex, 'hex') })
  return [...keys.values()]
}

/** Parses the head of each stream in a thread and has the engine count what came of it. */
async function read(
  at: Asked,
  { pool, streams, mostBytes, dir }: { pool: Pool; streams: readonly Stream[]; mostBytes: number; dir: string },
): Promise<Reading> {
  mkdirSync(dir, { mode: 0o700 })
  const segments: SegmentMessage[] = []
  const waiting = plans(at, streams, mostBytes).values()
  await pool.run(
    { kind: 'ingest', vaultDir: at.folder.evidenceDir, spoolDir: dir },
    {
      next: () => waiting.next().value ?? null,
      commit: async (segment) => void segments.push(segment),
    },
  )
  return readingOf(at.store, { streams, segments, dir })
}

/** An item for each stream: its head is read, and what follows of the item is not. */
const plans = (at: Asked, streams: readonly Stream[], mostBytes: number): PlannedItem[] =>
  streams.flatMap((stream) => {
    const found = placed(at, stream)
    if (found === null || stream.kind !== 'log') return []
    const plan = { stream, key: placeKey(stream), keyBytes: found.keyBytes, resumeAtByte: 0, mostBytes }
    return [{ item: found.item, streams: [plan] }]
  })
