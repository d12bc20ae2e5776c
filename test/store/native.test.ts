import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  blockParts,
  Bytes,
  clearColumns,
  DictionaryArrayColumn,
  DictionaryColumn,
  NullableInt64Column,
  NumberColumn,
  StringArrayColumn,
  StringColumn,
  type NativeColumn,
} from '../../src/store/native.ts'
import { temporaryStore } from './temporary.ts'

const { dir, store } = await temporaryStore('native')

const columnsOfEveryType = () => ({
  s: new StringColumn(),
  small: new NumberColumn('UInt8'),
  big: new NumberColumn('UInt64'),
  instant: new NullableInt64Column(),
  d: new DictionaryColumn(),
  ds: new DictionaryArrayColumn(),
  ss: new StringArrayColumn(),
})
type Columns = ReturnType<typeof columnsOfEveryType>

interface Row {
  s: string
  small: number
  big: number
  instant: number | null
  d: string
  ds: readonly string[]
  ss: readonly string[]
}

function push(columns: Columns, row: Row): void {
  columns.s.data.text(row.s)
  columns.small.push(row.small)
  columns.big.push(row.big)
  columns.instant.push(row.instant)
  columns.d.push(row.d)
  columns.ds.push(row.ds)
  for (const value of row.ss) columns.ss.values.text(value)
  columns.ss.endRow(row.ss.length)
}

const blockOf = (columns: Readonly<Record<string, NativeColumn>>, rows: number): Buffer =>
  Buffer.concat(blockParts(columns, rows))

/** The rows of a block as the engine reads them; 64-bit integers through text, so that every digit is compared. */
async function asTheEngineReads(block: Uint8Array, name: string): Promise<unknown[]> {
  const path = join(dir, name)
  writeFileSync(path, block)
  const rows = await store.rows(
    `SELECT s, small, toString(big) AS big, if(isNull(instant), NULL, toString(instant)) AS instant, d, ds, ss
     FROM file({path:String}, 'Native')`,
    { path },
  )
  return rows.map((row) => ({ ...row }))
}

/** What UTF-8 can hold of a string: a lone surrogate becomes U+FFFD. */
const read = (value: string): string => Buffer.from(value).toString()
const expected = (row: Row) => ({
  s: read(row.s),
  small: row.small,
  big: String(row.big),
  instant: row.instant === null ? null : String(row.instant),
  d: read(row.d),
  ds: row.ds.map(read),
  ss: row.ss.map(read),
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom('', '灯笼'.repeat(30), '\u{1f600}\u{20000}', 'a\u0000b', '\ud800', 'x\udc00y', '\ud83d\ud83d\ude00'),
)
const rowOf: fc.Arbitrary<Row> = fc.record({
  s: text,
  small: fc.integer({ min: 0, max: 255 }),
  big: fc.oneof(fc.maxSafeNat(), fc.constantFrom(0, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1)),
  instant: fc.oneof(fc.constant(null), fc.maxSafeInteger(), fc.constantFrom(-1, -(2 ** 32), 2 ** 32, -(2 ** 53 - 1))),
  d: text,
  ds: fc.array(text, { maxLength: 3 }),
  ss: fc.array(text, { maxLength: 3 }),
})

test('every type of column round-trips through the engine, whatever the values', () =>
  fc.assert(
    fc.asyncProperty(fc.array(rowOf, { minLength: 1, maxLength: 12 }), async (rows) => {
      const columns = columnsOfEveryType()
      for (const row of rows) push(columns, row)
      expect(await asTheEngineReads(blockOf(columns, rows.length), 'any')).toEqual(rows.map(expected))
    }),
    { numRuns: 60 },
  ))

const ROW: Row = { s: 'lamp', small: 7, big: 2 ** 40, instant: -5, d: 'red', ds: ['a', 'b', 'a'], ss: ['x', ''] }

test('clearing empties every column: the next one holds nothing of it, dictionaries included', async () => {
  const columns = columnsOfEveryType()
  push(columns, ROW)
  push(columns, { ...ROW, d: 'green' })
  clearColumns(columns)
  const later: Row = { s: '', small: 0, big: 1, instant: null, d: 'green', ds: ['a'], ss: [] }
  push(columns, later)
  const fresh = columnsOfEveryType()
  push(fresh, later)
  const block = blockOf(columns, 1)
  expect(block.equals(blockOf(fresh, 1))).toBe(true)
  expect(await asTheEngineReads(block, 'second')).toEqual([expected(later)])
})

test('a dictionary of 65,536 distinct values still finds each of them', async () => {
  const columns = { n: new NumberColumn('UInt64'), d: new DictionaryColumn() }
  for (let n = 0; n < 65_536; n++) {
    columns.n.push(n)
    columns.d.push(`value ${n}`)
  }
  const path = join(dir, 'distinct')
  writeFileSync(path, blockOf(columns, 65_536))
  const wrong = "countIf(d != concat('value ', toString(n)))"
  const [row] = await store.rows(
    `SELECT count() AS rows, uniqExact(d) AS distinct, ${wrong} AS wrong FROM file({path:String}, 'Native')`,
    { path },
  )
  expect(row).toEqual({ rows: 65_536, distinct: 65_536, wrong: 0 })
})

test('arrays that are all empty need no dictionary', async () => {
  const columns = { ds: new DictionaryArrayColumn(), ss: new StringArrayColumn() }
  columns.ds.push([])
  columns.ss.endRow(0)
  const path = join(dir, 'no-values')
  writeFileSync(path, blockOf(columns, 1))
  expect(await store.rows("SELECT * FROM file({path:String}, 'Native')", { path })).toEqual([{ ds: [], ss: [] }])
})

test.each([
  [0, [0]],
  [127, [127]],
  [128, [0x80, 1]],
  [300, [0xac, 2]],
  [2 ** 32, [0x80, 0x80, 0x80, 0x80, 0x10]],
])('the length %d is written as LEB128', (value, bytes) => {
  const into = new Bytes()
  into.varint(value)
  expect([...into.done()]).toEqual(bytes)
})

test('a buffer grows by as much as it needs, and slices copy the very bytes', () =>
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 120 }), { maxLength: 20 }), (parts) => {
      const into = new Bytes(1)
      for (const part of parts)
        into.slice(Buffer.concat([Buffer.from('<'), part, Buffer.from('>')]), 1, part.length + 1)
      const whole = Buffer.concat(parts.flatMap((part) => [Buffer.from([part.length]), part]))
      expect(Buffer.from(into.done()).equals(whole)).toBe(true)
      expect(into.length).toBe(whole.length)
    }),
  ))
