import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTable, rowHash, tableNames } from '../../src/store/ddl.ts'
import { TABLES } from '../../src/store/schema.ts'
import {
  deleteSegments,
  expectedSums,
  loadSegment,
  allStoredSums,
  type SegmentFiles,
  storedSums,
} from '../../src/store/segments.ts'
import { logLine, segmentsOf } from '../ingest/streams.ts'
import { temporaryStore } from './temporary.ts'

const { dir, store } = await temporaryStore('segments')

/** Load files of one segment made of these lines. */
async function filesOf(name: string, ...lines: readonly string[]): Promise<SegmentFiles> {
  const [segment] = await segmentsOf({ bytes: Buffer.from(lines.map((line) => `${line}\n`).join('')) })
  const written = (block: Uint8Array | null | undefined, suffix: string) => {
    if (block === null || block === undefined) return null
    writeFileSync(join(dir, `${name}.${suffix}`), block)
    return join(dir, `${name}.${suffix}`)
  }
  return { records: written(segment?.records, 'records'), rejects: written(segment?.rejects, 'rejects') }
}

const NO_DATE = 'yesterday\t58.30.1.9\tcrane.paper7\tthe river is wide' // an instant nobody can read is NULL
const [SAME, BAD] = ['the lamp is lit', 'a line without columns']

describe('a loaded segment', () => {
  const lines = [logLine(1, SAME), logLine(2, SAME), logLine(3), NO_DATE, BAD]
  let files: SegmentFiles

  beforeAll(async () => {
    files = await filesOf('whole', ...lines)
    await loadSegment(store, files, 1)
  })

  test('holds what its files promised: rows and hash of every table', async () => {
    const sums = await expectedSums(store, files)
    expect(sums).toMatchObject({ records: { rows: 4 }, rejects: { rows: 1 }, segment_texts: { rows: 3 } })
    expect(Object.values(sums).every(({ hash }) => /^[1-9]\d+$/.test(hash))).toBe(true)
    expect(await storedSums(store, 1)).toEqual(sums)
  })

  test('has the same hash under any number, and a segment that is none has nothing', async () => {
    await loadSegment(store, files, 77)
    expect(await storedSums(store, 77)).toEqual(await storedSums(store, 1))
    expect((await storedSums(store, 78)).records).toEqual({ rows: 0, hash: '0' })
    await deleteSegments(store, [77])
  })

  test('cut in two has hashes whose xor is that of the whole', async () => {
    const parts = ['= 0', '> 0'].map(
      (where) =>
        `SELECT toString(groupBitXor(${rowHash('records')})) AS hash FROM records WHERE segment_id = 1 AND start_byte ${where}`,
    )
    const hashes = await Promise.all(parts.map(async (sql) => BigInt(String((await store.rows(sql))[0]?.['hash']))))
    expect(String(hashes.reduce((sum, hash) => sum ^ hash, 0n))).toBe((await storedSums(store, 1)).records.hash)
  })

  test('the id of a text is that of the text alone, and each text stands once', async () => {
    const [row] = await store.rows(
      `SELECT count() AS texts, uniqExact(text_id) AS ids, countIf(text_id != sipHash128(text)) AS wrong,
         (SELECT count() FROM records WHERE segment_id = 1 AND text_id = sipHash128({text:String})) AS lines
       FROM segment_texts WHERE segment_id = 1`,
      { text: SAME },
    )
    expect(row).toEqual({ texts: 3, ids: 3, wrong: 0, lines: 2 })
  })
})

/** A different value of the same type, written over a stored one. */
const OTHER: Record<string, (column: string) => string> = {
  String: (column) => `concat(${column}, 'x')`,
  'LowCardinality(String)': (column) => `toLowCardinality(concat(toString(${column}), 'x'))`,
  'FixedString(16)': (column) => `sipHash128(${column}, 1)`,
  UInt8: (column) => `toUInt8(1 - ${column})`,
  UInt64: (column) => `${column} + 1`,
  'Nullable(Int64)': (column) => `toNullable(ifNull(${column}, -1) + 1)`,
  'Array(String)': (column) => `arrayConcat(${column}, ['x'])`,
  'Array(LowCardinality(String))': (column) => `arrayConcat(${column}, [toLowCardinality('x')])`,
}

describe('a stored row that changed is noticed', () => {
  const tables = ['records', 'rejects', 'segment_texts'] as const
  const changes = tables.flatMap((table) =>
    Object.entries(TABLES[table].columns)
      .filter(([column]) => column !== 'segment_id')
      .map(([column, { type }]) => [table, column, type] as const),
  )
  let segment = 200

  // One row without an instant: a NULL that reached the hash would drop the whole row from it.
  beforeAll(async () => loadSegment(store, await filesOf('row', NO_DATE, BAD), 100))

  test.each(changes)('%s.%s', async (table, column, type) => {
    segment += 1
    const other = OTHER[type]?.(column)
    expect(other, `a column of type ${type}`).toBeDefined()
    await store.command(
      `INSERT INTO ${table} SELECT * REPLACE(toUInt32(${segment}) AS segment_id, ${other} AS ${column}) FROM (SELECT * FROM ${table} WHERE segment_id = 100)`,
    )
    const [before, after] = [(await storedSums(store, 100))[table], (await storedSums(store, segment))[table]]
    expect([before.rows, after.rows]).toEqual([1, 1])
    expect(before.hash).not.toBe('0')
    expect(after.hash).not.toBe(before.hash)
  })

  test('and so is a row that is gone', async () => {
    await loadSegment(store, await filesOf('gone', logLine(1), logLine(2), logLine(3)), 101)
    const before = await storedSums(store, 101)
    await store.command(
      "ALTER TABLE records DELETE WHERE segment_id = 101 AND account = 'lantern.paper2' SETTINGS mutations_sync = 2",
    )
    const after = await storedSums(store, 101)
    expect([before.records.rows, after.records.rows]).toEqual([3, 2])
    expect(after.records.hash).not.toBe(before.records.hash)
  })
})

test('deleting removes only the segments named; counts are per segment and table', async () => {
  const both = await filesOf('both', logLine(1, SAME), logLine(2, SAME), BAD)
  const onlyRejects = await filesOf('rejects', BAD, BAD)
  expect(onlyRejects.records).toBeNull()
  await loadSegment(store, both, 301)
  await loadSegment(store, both, 302)
  await loadSegment(store, onlyRejects, 303)
  expect(await expectedSums(store, onlyRejects)).toEqual(await storedSums(store, 303))
  await deleteSegments(store, [])
  await deleteSegments(store, [301, 999])
  const sums = await allStoredSums(store)
  const rows = (segment: number) =>
    Object.fromEntries(Object.entries(sums.get(segment) ?? {}).map(([table, sum]) => [table, sum.rows]))
  expect([301, 302, 303].map(rows)).toEqual([
    {},
    { records: 2, rejects: 1, segment_texts: 1 },
    { records: 0, rejects: 2, segment_texts: 0 },
  ])
})

test.each(tableNames)('the engine has table %s with the columns of the schema, in order', async (name) => {
  const rows = await store.rows(
    `SELECT name, type FROM system.columns WHERE database = currentDatabase() AND table = {name:String} ORDER BY position`,
    { name },
  )
  expect(rows).toEqual(Object.entries(TABLES[name].columns).map(([column, { type }]) => ({ name: column, type })))
  expect(createTable(name)).toContain(`ORDER BY (${TABLES[name].orderBy})`)
  expect(TABLES[name].orderBy.split(', ').filter((column) => !(column in TABLES[name].columns))).toEqual([])
})
