import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fillStream, recordColumns } from '../../src/ingest/record-columns.ts'
import { compileRow } from '../../src/ingest/rows.ts'
import { isMessageFormat, type LogFormat } from '../../src/model/format.ts'
import { blockParts } from '../../src/store/native.ts'
import { TABLES } from '../../src/store/schema.ts'
import { batchOf, CONSTANTS, TABBED, tabbed, ZONE_OFFSET_MINUTES } from './streams.ts'
import { temporaryStore } from '../store/temporary.ts'

const { dir, store } = await temporaryStore('rows')

/** The lines that parse, as the engine reads their rows. */
async function rowsOf(format: LogFormat, ...lines: readonly string[]) {
  const batch = await batchOf(...lines)
  const columns = recordColumns()
  const row = compileRow(format, ZONE_OFFSET_MINUTES)
  const parsed = lines.map((_, index) => row(columns, batch, index))
  const count = parsed.filter(Boolean).length
  fillStream(columns, { ...CONSTANTS, isMessage: isMessageFormat(format) }, count)
  columns.zone_assumption.repeat(CONSTANTS.zone, count)
  const path = join(dir, 'rows')
  writeFileSync(path, Buffer.concat(blockParts(columns, count)))
  const rows = await store.rows("SELECT * FROM file({path:String}, 'Native') ORDER BY start_byte", { path })
  return { parsed, rows }
}
const oneRow = async (format: LogFormat, line: string) => (await rowsOf(format, line)).rows[0]

test('a load file has the columns of `records`, without those the engine makes', async () => {
  const made = new Set(['segment_id', 'text_id'])
  const schema = Object.keys(TABLES.records.columns).filter((column) => !made.has(column))
  const row = await oneRow(TABBED, '2008-09-01 10:00:07\t58.30.1.9\tlantern.paper3\t灯笼')
  expect(Object.keys(row ?? {}).toSorted()).toEqual([...schema, 'text'].toSorted())
  expect(row).toEqual({
    family: 'chat',
    server: 'fs01',
    evidence_id: CONSTANTS.evidenceId,
    container_path: '',
    start_byte: 0,
    end_byte: Buffer.byteLength('2008-09-01 10:00:07\t58.30.1.9\tlantern.paper3\t灯笼'),
    is_message: 1,
    account: 'lantern.paper3',
    peer: '',
    address: '58.30.1.9',
    text: '灯笼',
    recorded_time: '2008-09-01 10:00:07',
    observed_at_utc_ms: Date.UTC(2008, 8, 1, 2, 0, 7), // written eight hours east of UTC
    zone_assumption: 'UTC+08:00',
    client_version: '',
    direction: '',
    unknown_columns: [],
    unknown_values: [],
  })
})

const NAMED: LogFormat = {
  ...tabbed('account', 'flag', 'text'),
  columns: [
    { name: 'who', role: 'account' },
    { name: 'direction', role: 'flag' },
    { name: 'text', role: 'text' },
  ],
}
const cases: [title: string, format: LogFormat, line: string, row: Record<string, unknown>][] = [
  [
    'two accounts',
    tabbed('account', 'account', 'text'),
    'crane\tpaper\thi',
    { account: 'crane', peer: 'paper', text: 'hi' },
  ],
  [
    'a number that was called',
    tabbed('account', 'phone'),
    'crane\t555-0100',
    { account: 'crane', peer: '555-0100', is_message: 0 },
  ],
  ['a version', tabbed('version', 'account'), '6.0.4.1\tcrane', { client_version: '6.0.4.1', account: 'crane' }],
  ['a direction', NAMED, 'crane\tsent\thi', { direction: 'sent', unknown_columns: [] }],
  [
    'columns without a place keep name and value',
    tabbed('hash', 'account', 'unknown'),
    'ab12\tcrane\t灯',
    { account: 'crane', unknown_columns: ['c1', 'c3'], unknown_values: ['ab12', '灯'] },
  ],
  [
    'a second address',
    tabbed('ip', 'ip'),
    '58.30.1.9\t58.30.1.8',
    { address: '58.30.1.9', unknown_columns: ['c2'], unknown_values: ['58.30.1.8'] },
  ],
  [
    'what stands for an address and is none is kept as written',
    tabbed('ip', 'hash'),
    'not-an-address\tab',
    { address: '', unknown_columns: ['c2', 'address-as-written'], unknown_values: ['ab', 'not-an-address'] },
  ],
  [
    'an IPv6 address in its canonical form',
    tabbed('ip', 'account'),
    '2001:DB8:0:0::1\tcrane',
    { address: '2001:db8::1' },
  ],
  [
    'date and time in two columns',
    tabbed(['time', 'HH:mm:ss'], ['date', 'YYYY-MM-DD']),
    '10:00:07\t2008-09-01',
    { recorded_time: '2008-09-01 10:00:07', observed_at_utc_ms: Date.UTC(2008, 8, 1, 2, 0, 7) },
  ],
  [
    'date, time and AM or PM in three',
    tabbed(['date', 'M/D/YYYY'], ['time', 'h:mm:ss A'], ['time', 'A']),
    '9/1/2008\t10:00:07\tPM',
    { recorded_time: '9/1/2008 10:00:07 PM', observed_at_utc_ms: Date.UTC(2008, 8, 1, 14, 0, 7) },
  ],
  [
    'a day that never was has no instant',
    TABBED,
    '2008-02-30 10:00:00\t1.2.3.4\ta\tb',
    { recorded_time: '2008-02-30 10:00:00', observed_at_utc_ms: null },
  ],
  [
    'a time without a date has no instant',
    tabbed(['time', 'HH:mm:ss'], 'account'),
    '10:00:07\tcrane',
    { recorded_time: '10:00:07', observed_at_utc_ms: null },
  ],
  ['before 1970', TABBED, '1970-01-01 07:00:00\t1.2.3.4\ta\tb', { observed_at_utc_ms: -3_600_000 }],
  [
    'a byte order mark is no part of the first value',
    tabbed('account', 'text'),
    '\ufeffcrane\thi',
    { account: 'crane', start_byte: 0, end_byte: 11 },
  ],
  ['a record that is no message', tabbed('ip', 'flag'), '1.2.3.4\t0', { is_message: 0, text: '' }],
]

test.each(cases)('%s', async (...[, format, line, row]) => {
  expect(await oneRow(format, line)).toMatchObject(row)
})

describe('lines that are no record', () => {
  test('too few columns, too many, nothing in any: no row, and nothing of them in the rows around', async () => {
    const lines = ['crane\thi', 'crane', 'crane\thi\tx', '\t', '', 'paper\tho']
    const { parsed, rows } = await rowsOf(tabbed('account', 'text'), ...lines)
    expect(parsed).toEqual([true, false, false, false, false, true])
    expect(rows.map((row) => [row['account'], row['text']])).toEqual([
      ['crane', 'hi'],
      ['paper', 'ho'],
    ])
  })
})

describe('quoted values', () => {
  const quoted: LogFormat = {
    ...tabbed('account', 'text', 'unknown'),
    layout: { kind: 'delimited', delimiter: ',', quote: '"' },
  }

  test.each([
    ['crane,"hi, you",x', 'hi, you', 'x'],
    ['crane,"she said ""hi""","a ""b"""', 'she said "hi"', 'a "b"'],
    ['crane,a""b,c""d', 'a""b', 'c""d'],
    ['crane,"",x', '', 'x'],
  ])('%s', async (line, text, other) => {
    expect(await oneRow(quoted, line)).toMatchObject({ account: 'crane', text, unknown_values: [other] })
  })
})
