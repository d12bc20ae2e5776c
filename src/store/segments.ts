import type { Store } from './index.ts'
import { rowHash } from './ddl.ts'
import { SEGMENT_TABLES, type SegmentSums, type SegmentTable, type TableSum } from '../model/segment.ts'
import { TABLES } from './schema.ts'

/** Most units (records + rejects) in one load segment: one block of the engine, one part on disk. */
export const SEGMENT_UNITS = 65_536

/** Native files of one segment; null when the segment has no row for that table. */
export interface SegmentFiles {
  records: string | null
  rejects: string | null
}

const NOTHING: TableSum = { rows: 0, hash: '0' }
/** Sums of a segment without a row. */
export const NO_ROWS: SegmentSums = { records: NOTHING, rejects: NOTHING, segment_texts: NOTHING }

/** What the engine must hold once the segment is loaded, computed from the files before anything is changed. */
export async function expectedSums(store: Store, files: SegmentFiles): Promise<SegmentSums> {
  const sumOf = (table: SegmentTable) => {
    const from = source(table, files)
    return from === null
      ? NOTHING
      : sum(store, table, { ...from, sql: `(SELECT ${selectList(table, 0)} FROM ${from.sql})` })
  }
  return {
    records: await sumOf('records'),
    rejects: await sumOf('rejects'),
    segment_texts: await sumOf('segment_texts'),
  }
}

/** Loads the files as one segment. */
export async function loadSegment(store: Store, files: SegmentFiles, segment: number): Promise<void> {
  for (const table of SEGMENT_TABLES) {
    const from = source(table, files)
    if (from === null) continue
    await store.command(`INSERT INTO ${table} SELECT ${selectList(table, segment)} FROM ${from.sql}`, from.params)
  }
}

/** What the engine does hold of a segment: every column is read back from disk. */
export async function storedSums(store: Store, segment: number): Promise<SegmentSums> {
  const sumOf = (table: SegmentTable) =>
    sum(store, table, { sql: `${table} WHERE segment_id = {segment:UInt32}`, params: { segment } })
  return {
    records: await sumOf('records'),
    rejects: await sumOf('rejects'),
    segment_texts: await sumOf('segment_texts'),
  }
}

/** The same for every segment the engine holds, in one pass over each table. */
export async function allStoredSums(store: Store): Promise<Map<number, SegmentSums>> {
  const sums = new Map<number, SegmentSums>()
  for (const table of SEGMENT_TABLES) {
    const sql = `SELECT segment_id, count() AS n, toString(groupBitXor(${rowHash(table)})) AS hash FROM ${table} GROUP BY segment_id`
    for (const row of await store.rows(sql)) {
      const segment = Number(row['segment_id'])
      const found = { rows: Number(row['n']), hash: String(row['hash']) }
      sums.set(segment, { ...(sums.get(segment) ?? NO_ROWS), [table]: found })
    }
  }
  return sums
}

/** Removes every row of these segments. */
export async function deleteSegments(store: Store, segments: readonly number[]): Promise<void> {
  if (segments.length === 0) return
  await store.command('SYSTEM START MERGES') // a deletion is a merge, and would wait for ever while they are stopped
  for (const table of SEGMENT_TABLES)
    await store.command(
      `ALTER TABLE ${table} DELETE WHERE segment_id IN (${segments.join(', ')}) SETTINGS mutations_sync = 2`,
    )
}

export const sameSums = (a: SegmentSums, b: SegmentSums): boolean => JSON.stringify(a) === JSON.stringify(b)

async function sum(store: Store, table: SegmentTable, from: Source): Promise<TableSum> {
  const sql = `SELECT count() AS n, toString(groupBitXor(${rowHash(table)})) AS hash FROM ${from.sql}`
  const [row] = await store.rows(sql, from.params)
  return { rows: Number(row?.['n']), hash: String(row?.['hash']) }
}

interface Source {
  sql: string
  params: Record<string, string | number>
}

function source(table: SegmentTable, files: SegmentFiles): Source | null {
  const path = table === 'rejects' ? files.rejects : files.records
  if (path === null) return null
  const file = "file({path:String}, 'Native')"
  if (table !== 'segment_texts') return { sql: file, params: { path } }
  return { sql: `(SELECT text FROM ${file} WHERE is_message = 1 GROUP BY text)`, params: { path } }
}

function selectList(table: SegmentTable, segment: number): string {
  const expressions: Record<string, string> = {
    segment_id: `toUInt32(${segment}) AS segment_id`,
    text_id: 'sipHash128(text) AS text_id',
  }
  return Object.keys(TABLES[table].columns)
    .map((column) => expressions[column] ?? column)
    .join(', ')
}

/** Parts a table may gather before they are merged: below the engine's own limits, above what most cases ever have. */
const MOST_LOOSE_PARTS = 200

/** Keeps the engine from merging parts while few are loaded: merging costs as much as loading and few parts read as fast. */
export async function paceMerges(store: Store, segments: number): Promise<void> {
  await store.command(segments > MOST_LOOSE_PARTS ? 'SYSTEM START MERGES' : 'SYSTEM STOP MERGES')
}
