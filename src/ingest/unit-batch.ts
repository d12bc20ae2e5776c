import type { Reason } from '../model/reasons.ts'
import { type Block, MAX_LINE_BYTES } from './blocks.ts'

/** Why a unit cannot be parsed, by its place in the batch. */
export type Failures = ReadonlyMap<number, { reason: Reason; detail: string }>

/** A batch of units (lines): UTF-8 text, and where each stood in the stream. */
export interface UnitBatch {
  bytes: Uint8Array
  starts: Uint32Array
  ends: Uint32Array
  /** First byte of each unit in the stream, and the byte after its last (terminator excluded). */
  spanStarts: Float64Array
  spanEnds: Float64Array
  failed: Failures
  count: number
  /** Everything before this byte has been delivered. */
  toByte: number
}

type Bounds = Pick<UnitBatch, 'bytes' | 'starts' | 'ends'>
type Places = Omit<UnitBatch, keyof Bounds>

/**
 * The one place where batches are made: every batch has the same hidden class and plain Uint8Array bytes, without which
 * the hot path runs a third slower (measured).
 */
export function unitBatch({ bytes, starts, ends }: Bounds, places: Places): UnitBatch {
  const { spanStarts, spanEnds, failed, count, toByte } = places
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { bytes: plain, starts, ends, spanStarts, spanEnds, failed, count, toByte }
}

/** No unit at all: what a stream without a line end or text gives. */
export const emptyBatch = (): UnitBatch =>
  unitBatch(
    { bytes: new Uint8Array(), starts: new Uint32Array(), ends: new Uint32Array() },
    { spanStarts: new Float64Array(), spanEnds: new Float64Array(), failed: new Map(), count: 0, toByte: 0 },
  )

/** One unit whose bytes were too many to hold: only its place is known. */
export function overlongBatch({ startByte, endByte }: Extract<Block, { kind: 'overlong' }>): UnitBatch {
  const detail = `a line of ${endByte - startByte} bytes; the limit is ${MAX_LINE_BYTES}`
  return withUnit({ ...emptyBatch(), toByte: startByte }, { endByte, reason: 'over-limit', detail })
}

const CUT = { reason: 'truncated', detail: 'the evidence is cut off inside this unit' } as const

/** What follows the last unit of a whole stream (padding) is framing. */
export const coveredTo = (batch: UnitBatch, toByte: number): UnitBatch => unitBatch(batch, { ...batch, toByte })

/**
 * A stream that was cut off: an unterminated last unit is a cut one, and bytes that could not be decrypted any more
 * belong to it; without one they are a cut unit of their own.
 */
export function cutAt(batch: UnitBatch, toByte: number): UnitBatch {
  const last = batch.count - 1
  const isOpen = last >= 0 && batch.spanEnds[last] === batch.toByte
  if (!isOpen) return toByte > batch.toByte ? withUnit(batch, { endByte: toByte, ...CUT }) : batch
  const spanEnds = batch.spanEnds.slice()
  spanEnds[last] = toByte
  return unitBatch(batch, { ...batch, spanEnds, failed: new Map([...batch.failed, [last, CUT]]), toByte })
}

/** Adds a failed unit that begins where the batch ends. */
function withUnit(
  batch: UnitBatch,
  { endByte, ...why }: { endByte: number; reason: Reason; detail: string },
): UnitBatch {
  const { count } = batch
  const bounds = {
    bytes: batch.bytes,
    starts: Uint32Array.of(...batch.starts.subarray(0, count), 0),
    ends: Uint32Array.of(...batch.ends.subarray(0, count), 0),
  }
  return unitBatch(bounds, {
    spanStarts: Float64Array.of(...batch.spanStarts.subarray(0, count), batch.toByte),
    spanEnds: Float64Array.of(...batch.spanEnds.subarray(0, count), endByte),
    failed: new Map([...batch.failed, [count, why]]),
    count: count + 1,
    toByte: endByte,
  })
}
