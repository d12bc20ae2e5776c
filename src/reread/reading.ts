import { join } from 'node:path'
import type { SegmentMessage } from '../ingest/jobs.ts'
import type { Row } from '../model/answer.ts'
import type { Charset } from '../model/format.ts'
import type { Stream, StreamKind } from '../model/stream.ts'
import type { Store } from '../store/index.ts'

/** Records shown of each way of reading. */
const EXAMPLES = 3

/** What comes of streams when they are read one way. */
export interface Reading {
  /** How many of the streams are what. */
  kinds: Readonly<Partial<Record<StreamKind, number>>>
  charsets: readonly Charset[]
  records: number
  /** Records that are messages: somebody's text and who wrote it. */
  messages: number
  /** Rejected units by reason, the commonest first. */
  rejects: readonly { reason: string; units: number }[]
  accounts: number
  addresses: number
  texts: number
  /** Records whose time could be read as an instant. */
  timesRead: number
  examples: readonly ExampleRecord[]
}

/** A record as it would be loaded. */
export interface ExampleRecord extends Row {
  account: string
  peer: string
  address: string
  text: string
  recorded_time: string
  observed_at_utc_ms: number | null
  client_version: string
  unknown_columns: readonly string[]
  unknown_values: readonly string[]
}

/** Counts what stands in load files of segments; the engine reads them where they lie and keeps nothing. */
export async function readingOf(
  store: Store,
  { streams, segments, dir }: { streams: readonly Stream[]; segments: readonly SegmentMessage[]; dir: string },
): Promise<Reading> {
  const kinds: Partial<Record<StreamKind, number>> = {}
  for (const { kind } of streams) kinds[kind] = (kinds[kind] ?? 0) + 1
  const charsets = [...new Set(streams.flatMap(({ kind, charset }) => (kind === 'log' ? (charset ?? []) : [])))]
  const hasRecords = segments.some(({ recordsPath }) => recordsPath !== null)
  const hasRejects = segments.some(({ rejectsPath }) => rejectsPath !== null)
  return {
    kinds,
    charsets: charsets.toSorted(),
    ...(hasRecords ? await recordsIn(store, join(dir, '*.records')) : NO_RECORDS),
    rejects: hasRejects ? await rejectsIn(store, join(dir, '*.rejects')) : [],
  }
}

const NO_RECORDS = { records: 0, messages: 0, accounts: 0, addresses: 0, texts: 0, timesRead: 0, examples: [] }

async function recordsIn(store: Store, path: string) {
  const [counts] = await store.rows<Record<keyof Omit<typeof NO_RECORDS, 'examples'>, number>>(
    `SELECT count() AS records, countIf(is_message = 1) AS messages, uniqExactIf(account, account != '') AS accounts,
       uniqExactIf(address, address != '') AS addresses, uniqExactIf(text, text != '') AS texts, count(observed_at_utc_ms) AS timesRead
     FROM file({path:String}, 'Native')`,
    { path },
  )
  const examples = await store.rows<ExampleRecord>(
    `SELECT account, peer, address, text, recorded_time, observed_at_utc_ms, client_version, unknown_columns, unknown_values
     FROM file({path:String}, 'Native') ORDER BY evidence_id, container_path, server, start_byte LIMIT ${EXAMPLES}`,
    { path },
  )
  return { ...NO_RECORDS, ...counts, examples }
}

const rejectsIn = (store: Store, path: string) =>
  store.rows<{ reason: string; units: number }>(
    `SELECT reason, count() AS units FROM file({path:String}, 'Native') GROUP BY reason ORDER BY units DESC, reason`,
    { path },
  )
