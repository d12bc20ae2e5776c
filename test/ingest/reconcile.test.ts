import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Ledger, openLedger, readLedger } from '../../src/custody/index.ts'
import { commitSegment } from '../../src/ingest/commit.ts'
import { enrich } from '../../src/ingest/enrich.ts'
import type { SegmentMessage } from '../../src/ingest/jobs.ts'
import { reconcile } from '../../src/ingest/reconcile.ts'
import { fillLedgerTables } from '../../src/ingest/tables.ts'
import { openStore, type Store } from '../../src/store/index.ts'
import { allStoredSums, deleteSegments, loadSegment, sameSums, storedSums } from '../../src/store/segments.ts'
import { itemAt, partOf, streamAt, SUMS } from './ledgers.ts'
import { logLine, segmentsOf } from './streams.ts'

const dir = mkdtempSync(join(tmpdir(), 'breachlight-reconcile-'))
let store: Store
let ledger: Ledger
let files = 0

beforeAll(async () => {
  store = await openStore(join(dir, 'engine'))
})
beforeEach(() => {
  ledger = openLedger(join(dir, `ledger-${++files}`))
})
afterEach(async () => {
  ledger.close()
  await deleteSegments(store, [...(await allStoredSums(store)).keys()])
})
afterAll(async () => {
  await store.close()
  rmSync(dir, { recursive: true })
})

/** A segment as a worker hands it over: of these streams, each with two records and a reject. */
async function handedOver(...streams: readonly string[]): Promise<SegmentMessage> {
  const bytes = Buffer.from(`${logLine(1)}\n${logLine(2)}\nno columns\n`)
  const [segment] = await segmentsOf(...streams.map((key) => ({ key, bytes })))
  const path = join(dir, `segment-${++files}`)
  writeFileSync(`${path}.records`, segment?.records ?? '')
  writeFileSync(`${path}.rejects`, segment?.rejects ?? '')
  return {
    kind: 'segment',
    recordsPath: `${path}.records`,
    rejectsPath: `${path}.rejects`,
    parts: segment?.parts ?? [],
  }
}
/** Commits, and lets merges go on again: while they are stopped (`paceMerges`) a deletion waits for ever. */
async function commit(message: SegmentMessage): Promise<void> {
  await commitSegment(store, ledger, message)
  await store.command('SYSTEM START MERGES')
}
const inEngine = async (): Promise<number[]> => [...(await allStoredSums(store)).keys()].toSorted((a, b) => a - b)
const inLedger = (): number[] => [...ledger.state.committed.keys()]
const loseOneRow = (segment: number, table = 'records') =>
  store.command(
    `ALTER TABLE ${table} DELETE WHERE segment_id = ${segment} AND start_byte = (SELECT min(start_byte) FROM ${table} WHERE segment_id = ${segment}) SETTINGS mutations_sync = 2`,
  )

test('committing loads a segment, enters what the engine holds, and removes the load files', async () => {
  const message = await handedOver('a', 'b')
  await commit(message)
  const { sums, parts } = ledger.state.committed.get(1) ?? {}
  expect(sums).toMatchObject({ records: { rows: 4 }, rejects: { rows: 2 }, segment_texts: { rows: 2 } })
  expect(await storedSums(store, 1)).toEqual(sums)
  expect(parts).toEqual(message.parts)
  expect([message.recordsPath, message.rejectsPath].map((path) => existsSync(path ?? ''))).toEqual([false, false])
  expect(sameSums(SUMS, { ...SUMS, rejects: { rows: 1, hash: '8' } })).toBe(false)
})

test('where engine and ledger agree nothing changes', async () => {
  for (const stream of ['a', 'b']) await commit(await handedOver(stream))
  await reconcile(store, ledger)
  expect([await inEngine(), inLedger()]).toEqual([
    [1, 2],
    [1, 2],
  ])
})

test.each(['records', 'rejects'])(
  'a row lost from %s voids its segment and all that shares a stream with it',
  async (table) => {
    await commit(await handedOver('a'))
    await commit(await handedOver('a', 'b'))
    await commit(await handedOver('c'))
    await loseOneRow(1, table)
    await reconcile(store, ledger)
    expect([await inEngine(), inLedger()]).toEqual([[3], [3]])
  },
)

test('rows that were loaded and never committed go, and their number is not used again', async () => {
  await commit(await handedOver('a'))
  const { recordsPath, rejectsPath, parts } = await handedOver('b')
  ledger.append({ type: 'intent', segment: 2, sums: SUMS, parts })
  await loadSegment(store, { records: recordsPath, rejects: rejectsPath }, 2)
  await reconcile(store, ledger)
  expect([await inEngine(), inLedger(), [...ledger.state.unfinished]]).toEqual([[1], [1], []])
  expect(ledger.state.nextSegment).toBe(3)
})

test('a segment that the ledger never heard of goes', async () => {
  const { recordsPath, rejectsPath } = await handedOver('b')
  await loadSegment(store, { records: recordsPath, rejects: rejectsPath }, 40)
  await reconcile(store, ledger)
  expect([await inEngine(), inLedger()]).toEqual([[], []])
})

test('a segment that the engine lost whole is voided on disk', async () => {
  await commit(await handedOver('a'))
  await deleteSegments(store, [1])
  await reconcile(store, ledger)
  expect(readLedger(join(dir, `ledger-${files - 1}`)).committed.size).toBe(0)
})

/** Derives what follows from the records, and reads it back. */
const derive = async () => {
  const { database } = await enrich(store, {
    lists: [{ name: 'words.txt', keywords: ['lamp number 1', 'lit', 'nowhere'] }],
    secret: new Uint8Array(32),
    tmpDir: dir,
  })
  return {
    database,
    texts: await store.rows('SELECT text FROM texts ORDER BY text'),
    matches: await store.rows(
      "SELECT keyword, text FROM matches JOIN texts USING text_id WHERE list = 'words.txt' ORDER BY keyword, text",
    ),
    addresses: await store.rows('SELECT * FROM addresses ORDER BY address'),
    folded: await store.rows('SELECT count() AS n FROM folded_texts JOIN texts USING text_id WHERE folded = text'),
    walked: await store.rows(
      'SELECT country, count() = (SELECT count() FROM records) AS whole, uniqExact(stream, start_byte) = count() AS each FROM browse GROUP BY country',
    ),
  }
}

test('texts are matched once each, addresses located once each, and doing it again changes nothing', async () => {
  await commit(await handedOver('a', 'b'))
  const [one, two] = ['the lamp number 1 is lit', 'the lamp number 2 is lit']
  const derived = {
    database: 'DB-IP Lite country',
    texts: [{ text: one }, { text: two }],
    matches: [
      { keyword: 'lamp number 1', text: one },
      { keyword: 'lit', text: one },
      { keyword: 'lit', text: two },
    ],
    addresses: [
      { address: '58.30.1.1', version: 4, country: 'CN' },
      { address: '58.30.1.2', version: 4, country: 'CN' },
    ],
    folded: [{ n: 2 }],
    walked: [{ country: 'CN', whole: 1, each: 1 }],
  }
  expect(await derive()).toEqual(derived)
  expect(await derive()).toEqual(derived)
})

test('the tables repeat the ledger: evidence, streams with their balance, what was not opened, keys, fields', async () => {
  const place = { evidenceId: itemAt('etc/f.ini').evidenceId, path: 'etc/f.ini', startByte: 9, endByte: 17 }
  const opened = {
    ...streamAt('a.log').chain,
    unit: 'line' as const,
    cipher: 'des',
    mode: 'ecb' as const,
    keyId: 'key-1',
  }
  const key = `${itemAt('a.log').evidenceId} fs01 a.log`
  const field = { column: 'c1', role: 'account', distinct: 7, entropyBits: 2.5, sampled: 100 }
  ledger.append(
    { type: 'sealed', item: itemAt('a.log') },
    {
      type: 'stream',
      item: key,
      stream: streamAt('b.log', { kind: 'foreign', format: null, family: '', bits: null }),
      fields: [],
    },
    {
      type: 'stream',
      item: key,
      stream: streamAt('a.log', { chain: opened }),
      fields: [field, { ...field, column: 'c2' }],
    },
    { type: 'stream', item: key, stream: streamAt('c.log'), fields: [{ ...field, column: 'other' }] },
    { type: 'skipped', file: { path: 'pipe', reason: 'special-file', detail: '' } },
    {
      type: 'member-reject',
      reject: { ...itemAt('x.zip'), containerPath: 'm', path: 'x.zip!m', reason: 'over-limit', detail: 'too many' },
    },
    {
      type: 'key',
      key: {
        id: 'key-1',
        reading: 'ascii',
        purpose: 'key',
        finder: 'assignment',
        name: 'k',
        place,
        hex: '00',
        sizeBytes: 8,
      },
    },
    { type: 'intent', segment: 1, sums: SUMS, parts: [partOf(key)] },
    { type: 'commit', segment: 1 },
  )
  for (const _ of ['once', 'and again']) {
    await fillLedgerTables(store, ledger.state)
    expect(await store.rows('SELECT * FROM evidence')).toEqual([
      { evidence_id: itemAt('a.log').evidenceId, path: 'a.log', root: 'tree', size_bytes: 100 },
    ])
    const NOT_READ = { decode: '', key_id: '', delimiter: '', units: 0, records: 0, rejects: 0, bytes: 0, bits: null }
    expect(
      await store.rows(
        'SELECT path, kind, decode, key_id, delimiter, units, records, rejects, record_bytes + framing_bytes + reject_bytes AS bytes, bits FROM streams ORDER BY path',
      ),
    ).toEqual([
      {
        path: 'a.log',
        kind: 'log',
        decode: 'line · des-ecb · key-1',
        key_id: 'key-1',
        delimiter: '\t',
        units: 2,
        records: 1,
        rejects: 1,
        bytes: 100,
        bits: 500,
      },
      {
        path: 'b.log',
        kind: 'foreign',
        ...NOT_READ,
      },
      {
        path: 'c.log',
        kind: 'log',
        decode: 'plain',
        key_id: '',
        delimiter: '\t',
        units: 0,
        records: 0,
        rejects: 0,
        bytes: 0,
        bits: 500,
      },
      {
        path: 'pipe',
        kind: 'skipped',
        ...NOT_READ,
      },
      {
        path: 'x.zip!m',
        kind: 'skipped',
        ...NOT_READ,
      },
    ])
    expect(await store.rows("SELECT detail FROM streams WHERE kind = 'skipped' ORDER BY path")).toEqual([
      { detail: 'special-file: a device, pipe or socket; never opened' },
      { detail: 'over-limit: too many' },
    ])
    expect(await store.rows('SELECT key_id, path, start_byte, size_bytes, opened FROM keys')).toEqual([
      { key_id: 'key-1', path: 'etc/f.ini', start_byte: 9, size_bytes: 8, opened: 1 },
    ])
    expect(await store.rows('SELECT position, column FROM fields ORDER BY position')).toEqual([
      { position: 1, column: 'c1' },
      { position: 2, column: 'c2' },
    ])
  }
})

test('texts are gathered whole and once each, in however many passes', async () => {
  const ofSegments =
    'SELECT 1 + number % 9, sipHash128(toString(number % 2000)), toString(number % 2000) FROM numbers(4500)'
  await store.command(`INSERT INTO segment_texts ${ofSegments}`)
  await store.command("INSERT INTO segment_texts SELECT 1, toFixedString(unhex(repeat('ff', 16)), 16), 'last'")
  await store.command("INSERT INTO segment_texts SELECT 1, toFixedString(unhex(repeat('00', 16)), 16), 'first'")
  const { texts } = await derive()
  const numbers = Array.from({ length: 2000 }, (_, n) => String(n))
  expect(texts).toEqual(['first', 'last', ...numbers].toSorted().map((text) => ({ text })))
})
