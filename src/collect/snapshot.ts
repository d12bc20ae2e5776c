import { createReadStream } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ByteReader } from '../lib/byte-reader.ts'
import { gzipMembers, startsGzip } from '../lib/gzip-members.ts'
import { warcRecords } from '../lib/warc.ts'
import { targetOf } from '../lib/warc-name.ts'
import { openPayload } from '../lib/warc-payload.ts'
import { FaultList } from './faults.ts'
import { type Collected, INVENTORY_FILE } from './inventory.ts'
import { chunksOf, readMirror } from './mirror.ts'
import { type Source, sourcesAt } from './sources.ts'
import { urlKey } from './url-key.ts'
import { type PackageCheck, readWacz } from './wacz.ts'
import { type Placed, readWarcRows, type WarcCheck } from './warc-rows.ts'

/** What one source holds and how its own digests and hashes came out. */
export interface ReadSource extends Source {
  rows: readonly Collected[]
  /** Null for a mirror, which carries no digests. */
  check: WarcCheck | null
  /** Null for everything but a WACZ. */
  packageCheck: PackageCheck | null
  /** Where the bytes of an address begin that can be read again by themselves, by `urlKey`. */
  places: ReadonlyMap<string, Place>
}

/** A file of a mirror, or a byte of a WARC where the record or its gzip member begins. */
type Place = { kind: 'file'; path: Buffer } | { kind: 'record'; path: string; offset: number }

/** Everything that was collected at one time: rows of all its sources, and what is wrong with them. */
export interface Snapshot {
  sources: readonly ReadSource[]
  rows: readonly Collected[]
  faults: FaultList
}

const ROW = z.object({
  url: z.string(),
  status: z.number().int().nullable(),
  sizeBytes: z.number().int().nonnegative().nullable(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  contentType: z.string().nullable(),
  modified: z.string().nullable(),
  fetchedAtUtcMs: z.number().nullable(),
  truncated: z.enum(['length', 'time', 'disconnect', 'unspecified']).nullable(),
  listedSizeBytes: z.number().int().nonnegative().nullable(),
})

/** An address has at most some 10,000 characters; longer lines are no rows of ours. */
const LINE_LIMIT_BYTES = 1024 * 1024

/** Reads and verifies what lies at a path: a WARC, a WACZ, the folder of a collection, of WARCs, or of a mirror. */
export async function inventoryOf(path: string): Promise<Snapshot> {
  const faults = new FaultList()
  const sources: ReadSource[] = []
  for (const source of await sourcesAt(path)) sources.push(await readSource(source, faults))
  return { sources, rows: sources.flatMap(({ rows }) => rows), faults }
}

async function readSource(source: Source, faults: FaultList): Promise<ReadSource> {
  const { kind, path } = source
  const nothing = { check: null, packageCheck: null, places: new Map<string, Place>() }
  switch (kind) {
    case 'warc': {
      const { rows, check } = await readWarcRows(createReadStream(path), { place: path, faults })
      return { ...source, ...nothing, rows: rows.map(({ row }) => row), check, places: recordPlaces(path, rows) }
    }
    case 'wacz': {
      const { rows, check, packageCheck } = await readWacz(path, faults)
      return { ...source, ...nothing, rows, check, packageCheck }
    }
    case 'mirror': {
      const files = await readMirror(path, faults)
      const places = new Map(files.map((file) => [urlKey(file.row.url), { kind: 'file' as const, path: file.path }]))
      return { ...source, ...nothing, rows: files.map(({ row }) => row), places }
    }
    case 'collection':
      return readCollection(source, faults)
  }
}

const recordPlaces = (path: string, rows: readonly Placed[]): Map<string, Place> =>
  new Map(rows.map(({ row, offset }) => [urlKey(row.url), { kind: 'record' as const, path, offset }]))

/** Rows of a collection's inventory; each answer it names with a hash must be in its WARCs. */
async function readCollection(source: Source, faults: FaultList): Promise<ReadSource> {
  const rows = await readInventory(join(source.path, INVENTORY_FILE), faults)
  const names = (await readdir(source.path)).filter((name) => /\.warc(?:\.gz)?$/i.test(name)).toSorted()
  const places = new Map<string, Place>()
  const recorded = new Set<string>()
  const check: WarcCheck = { records: 0, digests: { passed: 0, failed: 0, absent: 0, unknown: 0 } }
  for (const name of names) {
    const path = join(source.path, name)
    const read = await readWarcRows(createReadStream(path), { place: path, faults })
    for (const { row } of read.rows) recorded.add(`${row.sha256} ${row.url}`)
    for (const [key, place] of recordPlaces(path, read.rows)) places.set(key, place)
    check.records += read.check.records
    for (const verdict of ['passed', 'failed', 'absent', 'unknown'] as const) {
      check.digests[verdict] += read.check.digests[verdict]
    }
  }
  for (const row of rows) {
    if (row.sha256 === null || recorded.has(`${row.sha256} ${row.url}`)) continue
    faults.add(row.url, 'is in the inventory, but no WARC holds these bytes')
  }
  return { ...source, rows, check, packageCheck: null, places }
}

async function readInventory(path: string, faults: FaultList): Promise<Collected[]> {
  const rows: Collected[] = []
  const reader = new ByteReader(createReadStream(path))
  try {
    for (let number = 1; (await reader.peek(1)).length > 0; number += 1) {
      const row = rowOf(await takeLine(reader))
      if (row === null) faults.add(`${path}, line ${number}`, 'no row of an inventory')
      else rows.push(row)
    }
  } finally {
    await reader.close()
  }
  return rows
}

async function takeLine(reader: ByteReader): Promise<Buffer> {
  for (let count = 4096; ; count = Math.min(count * 4, LINE_LIMIT_BYTES)) {
    const bytes = await reader.peek(count)
    const end = bytes.indexOf(0x0a)
    if (end >= 0 || bytes.length < count || count === LINE_LIMIT_BYTES) {
      return Buffer.from(await reader.take(end < 0 ? bytes.length : end + 1))
    }
  }
}

function rowOf(line: Buffer): Collected | null {
  try {
    const read = ROW.safeParse(JSON.parse(line.toString('utf8')))
    return read.success ? read.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The bytes of an address, when the snapshot can read them again by themselves; null when not (a WACZ, a lost file). */
export async function* bytesAt({ sources }: Snapshot, url: string): AsyncGenerator<Uint8Array, boolean> {
  const key = urlKey(url)
  const place = sources.map(({ places }) => places.get(key)).find((one) => one !== undefined)
  if (place === undefined) return false
  if (place.kind === 'record') return yield* recordBytes(place, key)
  const handle = await open(place.path, 'r')
  try {
    yield* chunksOf(handle)
  } finally {
    await handle.close()
  }
  return true
}

async function* recordBytes(
  { path, offset }: { path: string; offset: number },
  key: string,
): AsyncGenerator<Uint8Array, boolean> {
  const file = new ByteReader(createReadStream(path, { start: offset }))
  try {
    const plain = startsGzip(await file.glimpse(4)) ? new ByteReader(plainBytes(file)) : file
    for await (const found of warcRecords(plain)) {
      if (found.kind === 'fault') return false
      if (urlKey(targetOf(found.fields) ?? '') !== key || !['response', 'resource'].includes(found.type)) continue
      const payload = await openPayload(found)
      yield* payload.read()
      return true
    }
    return false
  } finally {
    await file.close()
  }
}

/** Plain bytes of the first member: the record lies in it. */
async function* plainBytes(file: ByteReader): AsyncGenerator<Uint8Array> {
  for await (const member of gzipMembers(file)) {
    yield* member.read()
    return
  }
}
