import { lineEndOf } from '../../src/ingest/line-end.ts'
import type { StreamConstants } from '../../src/ingest/record-columns.ts'
import { compileRow } from '../../src/ingest/rows.ts'
import { type Segment, SegmentWriter } from '../../src/ingest/segment-writer.ts'
import type { UnitBatch } from '../../src/ingest/unit-batch.ts'
import { type Opening, unitsOf } from '../../src/ingest/units.ts'
import { PLAIN } from '../../src/model/chain.ts'
import type { Column, LogFormat, Role } from '../../src/model/format.ts'

/** A chat log as the servers wrote it: time, address, account, text, between tabs. */
export const TABBED: LogFormat = {
  id: 'chat-4-tab',
  layout: { kind: 'delimited', delimiter: '\t', quote: null },
  header: false,
  columns: [
    { name: 'c1', role: 'datetime', written: 'YYYY-MM-DD HH:mm:ss' },
    { name: 'c2', role: 'ip' },
    { name: 'c3', role: 'account' },
    { name: 'c4', role: 'text' },
  ],
}

/** A column: its role, with how it is written where that matters. */
export type Spelled = Role | readonly [Role, string]

/** A format of columns between tabs. */
export const tabbed = (...columns: readonly Spelled[]): LogFormat => ({
  ...TABBED,
  columns: columns.map((column, index): Column => {
    const name = `c${index + 1}`
    return typeof column === 'string' ? { name, role: column } : { name, role: column[0], written: column[1] }
  }),
})

export const CONSTANTS: StreamConstants = {
  family: 'chat',
  server: 'fs01',
  evidenceId: 'e'.repeat(64),
  containerPath: '',
  isMessage: true,
  zone: 'UTC+08:00',
}

/** The offset of that zone. */
export const ZONE_OFFSET_MINUTES = 480

export const PLAIN_UTF8: Opening = {
  chain: PLAIN,
  key: null,
  charset: 'utf-8',
  alternate: null,
  lineEnd: lineEndOf('utf-8', 10),
}

/** Bytes in chunks of the given sizes, over and over. */
export async function* chunked(bytes: Uint8Array, sizes: readonly number[] = [1 << 20]): AsyncGenerator<Uint8Array> {
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = sizes[n % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

export interface Unit {
  text: string
  start: number
  end: number
  reason: string | null
}

/** Every unit of a stream with its span, and how far the stream was covered. */
export async function unitsIn(
  bytes: Uint8Array,
  opening: Opening = PLAIN_UTF8,
  { sizes, wasCut = false }: { sizes?: readonly number[]; wasCut?: boolean } = {},
): Promise<{ units: Unit[]; toByte: number }> {
  const units: Unit[] = []
  let toByte = 0
  for await (const batch of unitsOf(chunked(bytes, sizes), opening, () => wasCut)) {
    for (let i = 0; i < batch.count; i++)
      units.push({
        text: Buffer.from(batch.bytes.subarray(batch.starts[i], batch.ends[i])).toString(),
        start: batch.spanStarts[i] ?? Number.NaN,
        end: batch.spanEnds[i] ?? Number.NaN,
        reason: batch.failed.get(i)?.reason ?? null,
      })
    toByte = batch.toByte
  }
  return { units, toByte }
}

export interface StreamIn {
  bytes: Uint8Array
  key?: string
  format?: LogFormat
  resumeAtByte?: number
  sizes?: readonly number[]
}

/** A segment with its blocks as files hold them; null when it has no such row. */
interface Filled {
  records: Buffer | null
  rejects: Buffer | null
  parts: Segment['parts']
}

const whole = (block: readonly Uint8Array[]): Buffer | null => (block.length === 0 ? null : Buffer.concat(block))

/** The segments that some streams become, in order. */
export async function segmentsOf(...streams: readonly StreamIn[]): Promise<Filled[]> {
  const segments: Filled[] = []
  const writer = new SegmentWriter(async ({ records, rejects, parts }) => {
    segments.push({ records: whole(records), rejects: whole(rejects), parts })
  })
  for (const { bytes, key = 'stream', format = TABBED, resumeAtByte = 0, sizes } of streams)
    await writer.addStream(
      {
        key,
        constants: { ...CONSTANTS, containerPath: key },
        row: compileRow(format, ZONE_OFFSET_MINUTES),
        hasHeader: format.header,
        columnCount: format.columns.length,
        resumeAtByte,
      },
      unitsOf(chunked(bytes, sizes), PLAIN_UTF8, () => false),
    )
  await writer.finish()
  return segments
}

/** A batch of plain lines. */
export async function batchOf(...lines: readonly string[]): Promise<UnitBatch> {
  const batches: UnitBatch[] = []
  for await (const batch of unitsOf(chunked(Buffer.from(lines.join('\n'))), PLAIN_UTF8, () => false))
    batches.push(batch)
  const [batch] = batches
  if (batch === undefined) throw new Error('there is always a batch')
  return batch
}

/** Line `n` of an invented log. */
export const logLine = (n: number, text = `the lamp number ${n} is lit`): string =>
  `2008-09-01 10:${String(n % 60).padStart(2, '0')}:07\t58.30.1.${n % 250}\tlantern.paper${n % 7}\t${text}`
