import { compileSplit, unquote } from '../parse/index.ts'
import { ipv4At, parseAddress } from '../lib/addresses.ts'
import { type ByteTime, compileFixedTime } from '../lib/fixed-times.ts'
import { compileDateAndTime, compileTime } from '../lib/times.ts'
import type { Column, LogFormat } from '../model/format.ts'
import type { StringColumn } from '../store/native.ts'
import type { RecordColumns } from './record-columns.ts'
import { slotsOf, type Slots } from './slots.ts'
import type { UnitBatch } from './unit-batch.ts'

/** Turns one unit of a batch into a row, but for the columns of its stream; false when the unit does not have the format's columns. */
export type RowWriter = (columns: RecordColumns, batch: UnitBatch, index: number) => boolean

/** The line that is being turned into a row, cut into columns. One object serves all lines of a stream. */
interface Line {
  bytes: Uint8Array
  start: number
  /** Column i is `bytes[bounds[2i]…bounds[2i+1])`. */
  bounds: Int32Array
  /** Values may be quoted as in RFC 4180. */
  mayBeQuoted: boolean
}

/** Compiles a format into the hot path: one call per line, no objects per line. */
export function compileRow(format: LogFormat, zoneOffsetMinutes: number): RowWriter {
  const slots = slotsOf(format)
  const split = compileSplit(format.layout, format.columns.length)
  const putTime = timeWriter(format, slots, zoneOffsetMinutes)
  const otherNames = slots.other.map((index) => format.columns[index]?.name ?? '')
  const line: Line = {
    bytes: new Uint8Array(),
    start: 0,
    bounds: new Int32Array(format.columns.length * 2),
    mayBeQuoted: format.layout.kind === 'delimited' && format.layout.quote !== null,
  }
  return (columns, batch, index) => {
    line.bytes = batch.bytes
    line.start = afterByteOrderMark(batch.bytes, batch.starts[index] ?? 0)
    if (!split(line.bytes, line.start, batch.ends[index] ?? 0, line.bounds) || isAllEmpty(line.bounds)) return false
    columns.start_byte.push(batch.spanStarts[index] ?? 0)
    columns.end_byte.push(batch.spanEnds[index] ?? 0)
    putSlot(columns.account, line, slots.account)
    putSlot(columns.peer, line, slots.peer)
    putSlot(columns.text, line, slots.text)
    const oddAddress = putAddress(columns.address, line, slots.address)
    columns.observed_at_utc_ms.push(putTime(columns.recorded_time, line))
    putSlot(columns.client_version, line, slots.version)
    putSlot(columns.direction, line, slots.direction)
    for (const column of slots.other) putField(columns.unknown_values.values, line, column)
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

const startOf = ({ bounds }: Line, column: number): number => bounds[column * 2] ?? 0
const endOf = ({ bounds }: Line, column: number): number => bounds[column * 2 + 1] ?? 0

const utf8 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.prototype.utf8Slice.call(bytes, start, end)
const textAt = (line: Line, column: number): string => utf8(line.bytes, startOf(line, column), endOf(line, column))

function putSlot(into: StringColumn, line: Line, column: number | null): void {
  if (column === null) into.data.varint(0)
  else putField(into.data, line, column)
}

const QUOTE = 0x22

function putField(into: StringColumn['data'], line: Line, column: number): void {
  const start = startOf(line, column)
  const isQuoted = line.mayBeQuoted && start > line.start && line.bytes[start - 1] === QUOTE
  if (isQuoted) into.text(unquote(textAt(line, column)))
  else into.slice(line.bytes, start, endOf(line, column))
}

/** Writes the address in canonical form; returns what stood there when it is no address, so that nothing is lost. */
function putAddress(into: StringColumn, line: Line, column: number | null): string | null {
  if (column === null) {
    into.data.varint(0)
    return null
  }
  if (ipv4At(line.bytes, startOf(line, column), endOf(line, column))) {
    into.data.slice(line.bytes, startOf(line, column), endOf(line, column))
    return null
  }
  const written = textAt(line, column)
  const address = parseAddress(written)
  into.data.text(address?.canonical ?? '')
  return address === null ? written : null
}

/** Writes the time as it stands (several columns joined by a space) and returns the instant, null when there is none. */
function timeWriter(
  format: LogFormat,
  slots: Slots,
  zoneOffsetMinutes: number,
): (into: StringColumn, line: Line) => number | null {
  const [only, ...more] = slots.time
  if (only !== undefined && more.length === 0) {
    const instant = instantOfOne(format.columns[only], zoneOffsetMinutes)
    return (into, line) => {
      into.data.slice(line.bytes, startOf(line, only), endOf(line, only))
      return instant(line.bytes, startOf(line, only), endOf(line, only))
    }
  }
  const instant = instantOfSeveral(format, slots, zoneOffsetMinutes)
  return (into, line) => {
    const written = slots.time.map((column) => textAt(line, column))
    into.data.text(written.join(' '))
    return instant(written)
  }
}

function instantOfOne(column: Column | undefined, zoneOffsetMinutes: number): ByteTime {
  if (column?.role !== 'datetime' || column.written === undefined) return () => null
  const fixed = compileFixedTime(column.written, zoneOffsetMinutes)
  if (fixed !== null) return fixed
  const instant = compileTime(column.written, zoneOffsetMinutes)
  return (bytes, start, end) => instant(utf8(bytes, start, end))
}

/** From a date and the time beside it, each in columns of its own, to the instant. */
function instantOfSeveral(
  format: LogFormat,
  slots: Slots,
  zoneOffsetMinutes: number,
): (written: readonly string[]) => number | null {
  const [date, time] = slots.time.map((index) => format.columns[index])
  if (date?.role !== 'date' || time?.role !== 'time') return () => null
  if (date.written === undefined || time.written === undefined) return () => null
  const instant = compileDateAndTime(date.written, time.written, zoneOffsetMinutes)
  return ([day = '', ...clock]) => instant(day, clock.join(' '))
}
