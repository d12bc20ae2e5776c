import {
  DictionaryArrayColumn,
  DictionaryColumn,
  NullableInt64Column,
  NumberColumn,
  StringArrayColumn,
  StringColumn,
} from '../store/native.ts'

/** What is the same for every unit of one stream. */
export interface StreamConstants {
  family: string
  server: string
  evidenceId: string
  containerPath: string
  isMessage: boolean
  /** Zone written times are taken to be in. */
  zone: string
}

/** Columns that say which stream a row is of, in the load files of `records` and `rejects` alike. */
export const streamColumns = () => ({
  family: new DictionaryColumn(),
  server: new DictionaryColumn(),
  evidence_id: new DictionaryColumn(),
  container_path: new DictionaryColumn(),
  is_message: new NumberColumn('UInt8'),
})

/** Fills them for `rows` rows of one stream at once. */
export function fillStream(columns: ReturnType<typeof streamColumns>, stream: StreamConstants, rows: number): void {
  columns.family.repeat(stream.family, rows)
  columns.server.repeat(stream.server, rows)
  columns.evidence_id.repeat(stream.evidenceId, rows)
  columns.container_path.repeat(stream.containerPath, rows)
  columns.is_message.repeat(stream.isMessage ? 1 : 0, rows)
}

/** Columns of a load file for `records`; the engine adds `segment_id` and makes `text_id` from `text`. */
export const recordColumns = () => ({
  ...streamColumns(),
  zone_assumption: new DictionaryColumn(),
  start_byte: new NumberColumn('UInt64'),
  end_byte: new NumberColumn('UInt64'),
  account: new StringColumn(),
  peer: new StringColumn(),
  address: new StringColumn(),
  text: new StringColumn(),
  recorded_time: new StringColumn(),
  observed_at_utc_ms: new NullableInt64Column(),
  client_version: new StringColumn(),
  direction: new StringColumn(),
  unknown_columns: new DictionaryArrayColumn(),
  unknown_values: new StringArrayColumn(),
})
export type RecordColumns = ReturnType<typeof recordColumns>
