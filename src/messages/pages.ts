import type { Row } from '../model/answer.ts'
import type { Store } from '../store/index.ts'
import { conditionOf, type Looking, UNDATED_AT, whereOf } from './condition.ts'
import type { Filter } from './filter.ts'
import { RECORD_ID } from './place.ts'

/** A record as a list shows it, with real names. */
export interface MessageRow {
  readonly [column: string]: string | number | null
  id: string
  /** Milliseconds since 1970 UTC; null when no date can be read. */
  observed_at_utc_ms: number | null
  server: string
  family: string
  direction: string
  client_version: string
  country: string
  account: string
  peer: string
  address: string
  /** Empty where the record is no message. */
  text: string
}

/** Which rows of a result, and from which end. */
export interface Window {
  order: 'oldest' | 'newest'
  offset: number
  limit: number
}

/** Columns of a row of `browse` as `MessageRow` has them, but for the text. */
export const ROW_COLUMNS = `${RECORD_ID} AS id, if(at = ${UNDATED_AT}, NULL, at) AS observed_at_utc_ms,
  server, family, direction, client_version, country, account, peer, address, hex(text_id) AS text`

/** Columns that order the table; together they name one record. */
export const KEYS = ['at', 'segment_id', 'start_byte', 'stream'] as const

/** The order of the table, from its first row or its last. */
export const orderBy = (order: Window['order']): string =>
  KEYS.map((key) => (order === 'oldest' ? key : `${key} DESC`)).join(', ')

/** Rows before a page up to which all columns of them may be read on the way. */
const NEAR_ROWS = 5000

/** Some rows of a result, in a total order. */
export async function pageOf(
  store: Store,
  { filter, window, ...looking }: Looking & { filter: Filter; window: Window },
): Promise<MessageRow[]> {
  const condition = conditionOf(filter, looking)
  const { offset, limit } = window
  const by = orderBy(window.order)
  const slice = `FROM browse WHERE ${whereOf(condition)} ORDER BY ${by} LIMIT {limit:UInt32} OFFSET {offset:UInt64}`
  // Far rows are found by their keys alone: else every column of all rows before them would be read and sorted.
  const far = `FROM browse WHERE (${KEYS.join(', ')}) IN (SELECT ${KEYS.join(', ')} ${slice}) ORDER BY ${by}`
  const rows = await store.rows<MessageRow>(`SELECT ${ROW_COLUMNS} ${offset < NEAR_ROWS ? slice : far}`, {
    ...condition.params,
    limit,
    offset,
  })
  return withTexts(store, rows)
}

/** Rows with their texts, where the id of the text stands in `text` so far. */
export async function withTexts(store: Store, rows: readonly MessageRow[]): Promise<MessageRow[]> {
  const ids = [...new Set(rows.map(({ text }) => text))]
  if (ids.length === 0) return []
  const texts = await store.rows<Row & { id: string; text: string }>(
    'SELECT hex(text_id) AS id, text FROM texts WHERE text_id IN (SELECT toFixedString(unhex(arrayJoin({ids:Array(String)})), 16))',
    { ids },
  )
  const byId = new Map(texts.map(({ id, text }) => [id, text]))
  return rows.map((row) => ({ ...row, text: byId.get(row.text) ?? '' }))
}
