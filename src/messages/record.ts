import type { Row } from '../model/answer.ts'
import type { SqlParams, Store } from '../store/index.ts'
import { STREAM_HASH } from '../store/schema.ts'
import { UNDATED_AT } from './condition.ts'
import { KEYS, type MessageRow, orderBy, ROW_COLUMNS, type Window, withTexts } from './pages.ts'
import type { Place } from './place.ts'

/** Neighbours and copies that are listed on each side; beyond them only the number is told. */
const LISTED = 5
const MOST_COPIES = 50

/** Everything the tables hold of one record, with real names. */
export interface RecordDetail {
  row: MessageRow
  endByte: number
  isMessage: boolean
  recordedTime: string
  zoneAssumption: string
  /** Columns without a place of their own, and their values as written. */
  unknown: readonly { column: string; value: string }[]
  /** Records before and behind it in the same stream, in the order of the bytes. */
  inStream: Neighbours
  /** Records before and behind it in time with the same account; none without an account. */
  ofAccount: Neighbours
  copies: Repeats
  resends: Repeats
  /** Keywords of lists that stand in the text; `foldings` is empty where they stand as they are. */
  keywords: readonly { list: string; keyword: string; foldings: string }[]
  /** Private values in the text, in the order of their places. */
  privateValues: readonly { kind: string; startUnit: number; endUnit: number }[]
}

export interface Neighbours {
  before: readonly MessageRow[]
  behind: readonly MessageRow[]
}

/** Records that say the same; the first of them are listed. */
export interface Repeats {
  records: number
  listed: readonly MessageRow[]
}

interface Found extends Row {
  segment_id: number
  at: string
  text: string
  end_byte: number
  is_message: number
  recorded_time: string
  zone_assumption: string
  unknown_columns: readonly string[]
  unknown_values: readonly string[]
}

const PLACE =
  'evidence_id = {evidenceId:String} AND container_path = {containerPath:String} AND server = {server:String} AND start_byte = {startByte:UInt64}'
const STREAM = 'stream = toUInt64({stream:String})'
const HERE = `${STREAM} AND start_byte = {startByte:UInt64}`
const TEXT = 'text_id = toFixedString(unhex({text:String}), 16)'

/** The record at a place; null when there is none. */
export async function recordAt(store: Store, place: Place): Promise<RecordDetail | null> {
  const [found] = await store.rows<Found>(
    `SELECT segment_id, toString(ifNull(observed_at_utc_ms, ${UNDATED_AT})) AS at, hex(text_id) AS text, end_byte, is_message,
       recorded_time, zone_assumption, unknown_columns, unknown_values
     FROM records WHERE ${PLACE} LIMIT 1`,
    { ...place },
  )
  if (found === undefined) return null
  const { segment_id: segment, at, text } = found
  const rows = rowsBy(store, { ...place, segment, at, text })
  const [row] = await rows(`at = {at:Int64} AND segment_id = {segment:UInt32} AND ${HERE}`, {}, { limit: 1 })
  if (row === undefined) return null
  return {
    row,
    endByte: found.end_byte,
    isMessage: found.is_message === 1,
    recordedTime: found.recorded_time,
    zoneAssumption: found.zone_assumption,
    unknown: found.unknown_columns.map((column, nth) => ({ column, value: found.unknown_values[nth] ?? '' })),
    inStream: await inStream(rows),
    ofAccount: row.account === '' ? { before: [], behind: [] } : await ofAccount(rows, row.account),
    ...(await repeatsOf(store, rows, { ...place, row, found })),
    keywords: await store.rows<Row & RecordDetail['keywords'][number]>(
      `SELECT list, keyword, '' AS foldings FROM matches WHERE ${TEXT} AND NOT startsWith(list, 'step:')
       UNION ALL SELECT list, keyword, foldings FROM folded_matches WHERE ${TEXT} ORDER BY list, keyword`,
      { text },
    ),
    privateValues: await store.rows<Row & RecordDetail['privateValues'][number]>(
      `SELECT kind, start_unit AS startUnit, end_unit AS endUnit FROM sensitive WHERE ${TEXT} ORDER BY start_unit`,
      { text },
    ),
  }
}

/** Asks for rows of `browse`; what names the record itself is bound already. */
type Rows = (
  where: string,
  params: SqlParams,
  slice: { limit: number; by?: string; order?: Window['order'] },
) => Promise<MessageRow[]>

const rowsBy =
  (store: Store, bound: SqlParams): Rows =>
  async (where, params, { limit, order = 'oldest', by = orderBy(order) }) =>
    withTexts(
      store,
      await store.rows<MessageRow>(`SELECT ${ROW_COLUMNS} FROM browse WHERE ${where} ORDER BY ${by} LIMIT ${limit}`, {
        ...bound,
        ...params,
      }),
    )

const inStream = async (rows: Rows): Promise<Neighbours> => ({
  before: (
    await rows(`${STREAM} AND start_byte < {startByte:UInt64}`, {}, { limit: LISTED, by: 'start_byte DESC' })
  ).toReversed(),
  behind: await rows(`${STREAM} AND start_byte > {startByte:UInt64}`, {}, { limit: LISTED, by: 'start_byte' }),
})

async function ofAccount(rows: Rows, account: string): Promise<Neighbours> {
  const here = '({at:Int64}, {segment:UInt32}, {startByte:UInt64}, toUInt64({stream:String}))'
  const side = (sign: '<' | '>', order: Window['order']) =>
    rows(`account = {account:String} AND (${KEYS.join(', ')}) ${sign} ${here}`, { account }, { limit: LISTED, order })
  return { before: (await side('<', 'newest')).toReversed(), behind: await side('>', 'oldest') }
}

/** Copies are the same line on another server or in another file; resends the same account and text at another time or address. */
async function repeatsOf(
  store: Store,
  rows: Rows,
  { row, found, ...place }: Place & { row: MessageRow; found: Found },
): Promise<Pick<RecordDetail, 'copies' | 'resends'>> {
  const none = { records: 0, listed: [] }
  if (found.is_message === 0) return { copies: none, resends: none }
  const same = `is_message = 1 AND account = {account:String} AND ${TEXT}`
  const copy = 'family = {family:String} AND address = {address:String} AND recorded_time = {time:String}'
  const params = { account: row.account, family: row.family, address: row.address, time: found.recorded_time }
  const [counts] = await store.rows<{ copies: number; resends: number }>(
    `SELECT countIf(${copy}) - 1 AS copies, countIf(NOT (${copy})) AS resends FROM records WHERE ${same}`,
    { ...params, text: found.text },
  )
  const listed = (which: string) =>
    rows(
      `${same} AND NOT (${HERE}) AND (stream, start_byte) IN (
         SELECT ${STREAM_HASH}, start_byte FROM records WHERE ${same} AND ${which})`,
      { ...params, ...place },
      { limit: MOST_COPIES },
    )
  return {
    copies: { records: counts?.copies ?? 0, listed: await listed(copy) },
    resends: { records: counts?.resends ?? 0, listed: await listed(`NOT (${copy})`) },
  }
}
