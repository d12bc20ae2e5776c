import type { SegmentPart } from '../model/segment.ts'
import type { Reason } from '../model/reasons.ts'
import { blockParts, clearColumns, DictionaryColumn, NumberColumn, StringColumn } from '../store/native.ts'
import { SEGMENT_UNITS } from '../store/segments.ts'
import { fillStream, recordColumns, type StreamConstants, streamColumns } from './record-columns.ts'
import type { RowWriter } from './rows.ts'
import type { UnitBatch } from './unit-batch.ts'

/** A filled segment: Native blocks for the engine, in parts (none when empty), and what it covers of which stream. */
export interface Segment {
  records: readonly Uint8Array[]
  rejects: readonly Uint8Array[]
  parts: readonly SegmentPart[]
}

const rejectColumns = () => ({
  ...streamColumns(),
  start_byte: new NumberColumn('UInt64'),
  end_byte: new NumberColumn('UInt64'),
  reason: new DictionaryColumn(),
  detail: new StringColumn(),
})

export interface StreamRun {
  key: string
  constants: StreamConstants
  row: RowWriter
  /** The first line names the columns. */
  hasHeader: boolean
  columnCount: number
  /** Units before this byte are committed already and are passed over. */
  resumeAtByte: number
}

/**
 * Collects units of many streams into segments of at most `SEGMENT_UNITS`. The law it keeps: within a part, record,
 * framing and reject bytes add up to the bytes covered, because every byte between two units is framing.
 */
export class SegmentWriter {
  readonly #flush: (segment: Segment) => Promise<void>
  readonly #records = recordColumns()
  readonly #rejects = rejectColumns()
  #recordCount = 0
  #rejectCount = 0
  #parts: SegmentPart[] = []
  /** What the open segment has of the stream that is being read. */
  #part: SegmentPart = newPart('', 0)

  /** `flush` has what it needs of a segment's bytes when it returns: they are overwritten then. */
  constructor(flush: (segment: Segment) => Promise<void>) {
    this.#flush = flush
  }

  /** Writes all batches of one stream. `toByte` of the last batch is the size of the stream. */
  async addStream(run: StreamRun, batches: AsyncIterable<UnitBatch>): Promise<void> {
    this.#part = newPart(run.key, run.resumeAtByte)
    for await (const batch of batches) await this.#addBatch(run, batch)
    this.#part.final = true
    this.#closePart(run)
  }

  /** Hands over what is left. */
  async finish(): Promise<void> {
    if (this.#parts.length > 0) await this.#cut()
  }

  async #addBatch(run: StreamRun, batch: UnitBatch): Promise<void> {
    for (let i = 0; i < batch.count; i++) {
      if ((batch.spanStarts[i] ?? 0) < run.resumeAtByte) continue
      this.#addUnit(run, batch, i)
      if (this.#recordCount + this.#rejectCount < SEGMENT_UNITS) continue
      await this.#cutInside(run)
    }
    this.#cover(batch.toByte)
  }

  #addUnit(run: StreamRun, batch: UnitBatch, index: number): void {
    const startByte = batch.spanStarts[index] ?? 0
    const endByte = batch.spanEnds[index] ?? 0
    this.#cover(startByte)
    const failed = batch.failed.get(index)
    if (failed !== undefined) this.#reject(run, { ...failed, startByte, endByte })
    else if (isBlank(batch, index) || (run.hasHeader && startByte === 0)) return
    else if (run.row(this.#records, batch, index)) this.#countRecord(endByte - startByte, endByte)
    else
      this.#reject(run, {
        reason: 'bad-syntax',
        detail: `does not have the ${run.columnCount} columns of its format`,
        startByte,
        endByte,
      })
  }

  /** Extends the open part up to `byte`; what was not claimed by a unit is framing. */
  #cover(byte: number): void {
    const part = this.#part
    if (byte <= part.toByte) return
    part.framingBytes += byte - part.toByte
    part.toByte = byte
  }

  #countRecord(sizeBytes: number, endByte: number): void {
    this.#recordCount += 1
    this.#part.records += 1
    this.#part.recordBytes += sizeBytes
    this.#part.toByte = endByte
  }

  #reject(run: StreamRun, reject: { reason: Reason; detail: string; startByte: number; endByte: number }): void {
    const columns = this.#rejects
    columns.start_byte.push(reject.startByte)
    columns.end_byte.push(reject.endByte)
    columns.reason.push(reject.reason)
    columns.detail.data.text(reject.detail)
    this.#rejectCount += 1
    this.#part.rejects += 1
    this.#part.rejectBytes += reject.endByte - reject.startByte
    this.#part.toByte = reject.endByte
  }

  /** Cuts the segment while a stream goes on: the next part starts where this one stopped. */
  async #cutInside(run: StreamRun): Promise<void> {
    const { toByte } = this.#part
    this.#closePart(run)
    await this.#cut()
    this.#part = newPart(run.key, toByte)
  }

  /** Ends the open part, filling in what is the same in all its rows. */
  #closePart({ constants }: StreamRun): void {
    const part = this.#part
    fillStream(this.#records, constants, part.records)
    this.#records.zone_assumption.repeat(constants.zone, part.records)
    fillStream(this.#rejects, constants, part.rejects)
    this.#parts.push(part)
  }

  async #cut(): Promise<void> {
    const segment = {
      records: this.#recordCount === 0 ? [] : blockParts(this.#records, this.#recordCount),
      rejects: this.#rejectCount === 0 ? [] : blockParts(this.#rejects, this.#rejectCount),
      parts: this.#parts,
    }
    await this.#flush(segment)
    clearColumns(this.#records)
    clearColumns(this.#rejects)
    this.#parts = []
    this.#recordCount = 0
    this.#rejectCount = 0
  }
}

const newPart = (stream: string, fromByte: number): SegmentPart => ({
  stream,
  fromByte,
  toByte: fromByte,
  final: false,
  records: 0,
  rejects: 0,
  recordBytes: 0,
  framingBytes: 0,
  rejectBytes: 0,
})

/** A line of nothing but spaces is framing, not a unit. */
function isBlank(batch: UnitBatch, index: number): boolean {
  const end = batch.ends[index] ?? 0
  for (let i = batch.starts[index] ?? 0; i < end; i++) {
    const byte = batch.bytes[i]
    if (byte !== 32 && byte !== 13 && byte !== 11 && byte !== 12) return false
  }
  return true
}
