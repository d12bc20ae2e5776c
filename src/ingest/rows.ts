/* oxlint-disable max-params -- called once per value of evidence: an options object would be an allocation per value */
import { compileSplit, unquote } from '../parse/index.ts'
import { ipv4At, parseAddress } from '../lib/addresses.ts'
import { compileDateAndTime, compileTime } from '../lib/times.ts'
import type { LogFormat } from '../model/format.ts'
import {
  DictionaryArrayColumn,
  DictionaryColumn,
  NullableInt64Column,
  NumberColumn,
  StringArrayColumn,
  StringColumn,
} from '../store/native.ts'
import { slotsOf, type Slots } from './slots.ts'
import type { UnitBatch } from './unit-batch.ts'

/** Columns of a load file for `records`; the engine adds `segment_id` and makes `text_id` from `text`. */
export const recordColumns = () => ({
  family: new DictionaryColumn(),
  server: new DictionaryColumn(),
  evidence_id: new DictionaryColumn(),
  container_path: new DictionaryColumn(),
  start_byte: new NumberColumn('UInt64'),
  end_byte: new NumberColumn('UInt64'),
  is_message: new NumberColumn('UInt8'),
  account: new StringColumn(),
  peer: new StringColumn(),
  address: new StringColumn(),
  text: new StringColumn(),
  recorded_time: new StringColumn(),
  observed_at_utc_ms: new NullableInt64Column(),
  zone_assumption: new DictionaryColumn(),
  client_version: new DictionaryColumn(),
  direction: new DictionaryColumn(),
  unknown_columns: new DictionaryArrayColumn(),
  unknown_values: new StringArrayColumn(),
})
export type RecordColumns = ReturnType<typeof recordColumns>

/** What is the same for every record of one stream. */
export interface StreamConstants {
  family: string
  server: string
  evidenceId: string
  containerPath: string
  /** Zone written times are taken to be in, minutes east of UTC, and its name. */
  zoneOffsetMinutes: number
  zone: string
}

/** Turns one unit of a batch into a row; false when the unit does not have the format's columns. */
export type RowWriter = (columns: RecordColumns, batch: UnitBatch, index: number) => boolean

/** Compiles a format into the hot path: one call per line, no objects per line. */
export function compileRow(format: LogFormat, constants: StreamConstants): RowWriter {
  const slots = slotsOf(format)
  const split = compileSplit(format.layout, format.columns.length)
  const bounds = new Int32Array(format.columns.length * 2)
  const putTime = timeWriter(format, slots, constants.zoneOffsetMinutes)
  const otherNames = slots.other.map((index) => format.columns[index]?.name ?? '')
  const quoted = format.layout.kind === 'delimited' && format.layout.quote !== null
  const cell = (batch: UnitBatch, index: number): string => textAt(batch.bytes, bounds, index)
  return (columns, batch, index) => {
    const start = afterByteOrderMark(batch.bytes, batch.starts[index] ?? 0)
    if (!split(batch.bytes, start, batch.ends[index] ?? 0, bounds) || isAllEmpty(bounds)) return false
    const { bytes } = batch
    columns.family.push(constants.family)
    columns.server.push(constants.server)
    columns.evidence_id.push(constants.evidenceId)
    columns.container_path.push(constants.containerPath)
    columns.start_byte.push(batch.spanStarts[index] ?? 0)
    columns.end_byte.push(batch.spanEnds[index] ?? 0)
    columns.is_message.push(slots.isMessage ? 1 : 0)
    putSlot(columns.account, bytes, bounds, slots.account, quoted)
    putSlot(columns.peer, bytes, bounds, slots.peer, quoted)
    putSlot(columns.text, bytes, bounds, slots.text, quoted)
    const oddAddress = putAddress(columns.address, bytes, bounds, slots.address)
    columns.observed_at_utc_ms.push(putTime(columns.recorded_time, batch.bytes, bounds))
    columns.zone_assumption.push(constants.zone)
    columns.client_version.push(slots.version === null ? '' : cell(batch, slots.version))
    columns.direction.push(slots.direction === null ? '' : cell(batch, slots.direction))
    for (const column of slots.other) putField(columns.unknown_values.values, bytes, bounds, column, quoted)
    if (oddAddress !== null) columns.unknown_values.values.text(oddAddress)
    columns.unknown_columns.push(oddAddress === null ? otherNames : [...otherNames, 'address-as-written'])
    columns.unknown_values.endRow(otherNames.length + (oddAddress === null ? 0 : 1))
    return true
  }
}

/** A byte order mark at the head of a line (files joined end to end have them inside, too) is no part of its first value. */
const afterByteOrderMark = (bytes: Uint8Array, start: number): number =>
  bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf ? start + 3 : start

function isAllEmpty(bounds: Int32Array): boolean {
  for (let i = 0; i < bounds.length; i += 2) if (bounds[i] !== bounds[i + 1]) return false
  return true
}

const textAt = (bytes: Uint8Array, bounds: Int32Array, column: number): string =>
  Buffer.prototype.utf8Slice.call(bytes, bounds[column * 2] ?? 0, bounds[column * 2 + 1] ?? 0)

function putSlot(
  into: StringColumn,
  bytes: Uint8Array,
  bounds: Int32Array,
  column: number | null,
  quoted: boolean,
): void {
  if (column === null) into.data.varint(0)
  else putField(into.data, bytes, bounds, column, quoted)
}

const QUOTE = 0x22

function putField(
  into: StringColumn['data'],
  bytes: Uint8Array,
  bounds: Int32Array,
  column: number,
  quoted: boolean,
): void {
  const isQuoted = quoted && bytes[(bounds[column * 2] ?? 0) - 1] === QUOTE
  if (isQuoted) into.text(unquote(textAt(bytes, bounds, column)))
  else into.slice(bytes, bounds[column * 2] ?? 0, bounds[column * 2 + 1] ?? 0)
}

/** Writes the address in canonical form; returns what stood there when it is no address, so that nothing is lost. */
function putAddress(into: StringColumn, bytes: Uint8Array, bounds: Int32Array, column: number | null): string | null {
  if (column === null) {
    into.data.varint(0)
    return null
  }
  const start = bounds[column * 2] ?? 0
  const end = bounds[column * 2 + 1] ?? 0
  if (ipv4At(bytes, start, end)) {
    into.data.slice(bytes, start, end)
    return null
  }
  const written = textAt(bytes, bounds, column)
  const address = parseAddress(written)
  into.data.text(address?.canonical ?? '')
  return address === null ? written : null
}

/** Writes the time as it stands (several columns joined by a space) and returns the instant, null when there is none. */
function timeWriter(
  format: LogFormat,
  slots: Slots,
  zoneOffsetMinutes: number,
): (into: StringColumn, bytes: Uint8Array, bounds: Int32Array) => number | null {
  const instant = instantOf(format, slots, zoneOffsetMinutes)
  const [only, ...more] = slots.time
  if (only !== undefined && more.length === 0)
    return (into, bytes, bounds) => {
      into.data.slice(bytes, bounds[only * 2] ?? 0, bounds[only * 2 + 1] ?? 0)
      return instant([textAt(bytes, bounds, only)])
    }
  return (into, bytes, bounds) => {
    const written = slots.time.map((column) => textAt(bytes, bounds, column))
    into.data.text(written.join(' '))
    return instant(written)
  }
}

/** From the time as written (date first when date and time are columns of their own) to the instant. */
function instantOf(
  format: LogFormat,
  slots: Slots,
  zoneOffsetMinutes: number,
): (written: readonly string[]) => number | null {
  const [first, second] = slots.time.map((index) => format.columns[index])
  if (first?.role === 'datetime' && first.written !== undefined) {
    const instant = compileTime(first.written, zoneOffsetMinutes)
    return (written) => instant(written[0] ?? '')
  }
  if (first?.role !== 'date' || first.written === undefined || second?.written === undefined) return () => null
  const instant = compileDateAndTime(first.written, second.written, zoneOffsetMinutes)
  return ([date = '', ...time]) => instant(date, time.join(' '))
}
