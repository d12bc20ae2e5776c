import { createGunzip } from 'node:zlib'
import { Readable } from 'node:stream'
import type { DecodeChain } from '../model/chain.ts'
import type { Charset } from '../model/format.ts'
import type { Reason } from '../model/reasons.ts'
import { openFile, openLines } from '../decrypt/index.ts'
import { blocksOf, linesOf, MAX_LINE_BYTES, type Block, type LineEnd, type Lines } from './blocks.ts'
import { toUtf8Lines } from './decode.ts'

/** A batch of units (lines): UTF-8 text, and where each stood in the stream. */
export interface UnitBatch {
  bytes: Uint8Array
  starts: Uint32Array
  ends: Uint32Array
  /** First byte of each unit in the stream, and the byte after its last (terminator excluded). */
  spanStarts: Float64Array
  spanEnds: Float64Array
  /** Why a unit cannot be parsed; absent when it can. */
  failed: ReadonlyMap<number, { reason: Reason; detail: string }>
  count: number
  /** Everything before this byte has been delivered. */
  toByte: number
}

export interface Opening {
  chain: DecodeChain
  key: Uint8Array | null
  charset: Charset
  alternate: Charset | null
  lineEnd: LineEnd
}

/**
 * Reads a stream as units. Spans count from the start of the stream as parsed: after unpacking and, when the file was
 * enciphered as a whole, after decryption. `wasCut` is asked at the end: true when the container broke off.
 */
export async function* unitsOf(
  chunks: AsyncIterable<Uint8Array>,
  opening: Opening,
  wasCut: () => boolean,
): AsyncGenerator<UnitBatch> {
  const tail = { paddingBytes: 0, lostBytes: 0 }
  const openBatch = opening.chain.unit === 'line' ? openLines(opening.chain, opening.key) : null
  const plain = opening.chain.unit === 'file' ? decrypted(chunks, opening, tail) : chunks
  let held: Block | null = null
  for await (const block of blocksOf(plain, opening.lineEnd)) {
    if (held !== null) yield batchOf(held, opening, openBatch)
    held = block
  }
  const cut = tail.lostBytes > 0 || wasCut()
  if (held !== null) yield withTail(batchOf(held, opening, openBatch), held, opening.lineEnd, tail, cut)
  else if (tail.lostBytes + tail.paddingBytes > 0) yield withTail(EMPTY, null, opening.lineEnd, tail, cut)
}

const EMPTY: UnitBatch = {
  bytes: new Uint8Array(),
  starts: new Uint32Array(),
  ends: new Uint32Array(),
  spanStarts: new Float64Array(),
  spanEnds: new Float64Array(),
  failed: new Map(),
  count: 0,
  toByte: 0,
}

async function* decrypted(
  chunks: AsyncIterable<Uint8Array>,
  { chain, key }: Opening,
  tail: { paddingBytes: number; lostBytes: number },
): AsyncGenerator<Uint8Array> {
  const bytes = unlocked(chunks, chain, key, tail)
  if (!chain.gzip) yield* bytes
  else yield* Readable.from(bytes, { objectMode: false }).pipe(createGunzip())
}

async function* unlocked(
  chunks: AsyncIterable<Uint8Array>,
  chain: DecodeChain,
  key: Uint8Array | null,
  tail: { paddingBytes: number; lostBytes: number },
): AsyncGenerator<Uint8Array> {
  if (chain.cipher === 'identity' && chain.armour === 'none') return yield* chunks
  const file = openFile(chain, key)
  for await (const chunk of chunks) yield file.push(chunk)
  const end = file.end()
  tail.paddingBytes = end.paddingBytes
  tail.lostBytes = end.lostBytes
  yield end.bytes
}

function batchOf(block: Block, opening: Opening, openBatch: ReturnType<typeof openLines> | null): UnitBatch {
  if (block.kind === 'overlong') return overlong(block)
  const sealed = linesOf(block.bytes, opening.lineEnd)
  const failed = new Map<number, { reason: Reason; detail: string }>()
  const plain = openBatch === null ? sealed : opened(sealed, openBatch, failed)
  const text = toUtf8Lines(plain, opening.charset, opening.alternate)
  for (let i = 0; i < text.count; i++)
    if (text.bad[i] === 1 && !failed.has(i))
      failed.set(i, { reason: 'bad-encoding', detail: `not valid ${opening.charset}` })
  const spanStarts = new Float64Array(sealed.count)
  const spanEnds = new Float64Array(sealed.count)
  for (let i = 0; i < sealed.count; i++) {
    spanStarts[i] = block.startByte + (sealed.starts[i] ?? 0)
    spanEnds[i] = block.startByte + (sealed.ends[i] ?? 0)
  }
  return { ...text, spanStarts, spanEnds, failed, toByte: block.startByte + block.bytes.length }
}

function opened(
  sealed: Lines,
  openBatch: ReturnType<typeof openLines>,
  failed: Map<number, { reason: Reason; detail: string }>,
): Lines {
  const plain = openBatch({ ...sealed, failed: new Uint8Array(sealed.count) })
  for (let i = 0; i < plain.count; i++)
    if (plain.failed[i] === 1 && sealed.ends[i] !== sealed.starts[i])
      failed.set(i, { reason: 'not-decrypted', detail: 'does not open under the key of its stream' })
  return { ...plain, terminated: sealed.terminated }
}

const overlong = (block: Extract<Block, { kind: 'overlong' }>): UnitBatch => ({
  ...EMPTY,
  starts: Uint32Array.of(0),
  ends: Uint32Array.of(0),
  spanStarts: Float64Array.of(block.startByte),
  spanEnds: Float64Array.of(block.endByte),
  failed: new Map([
    [
      0,
      {
        reason: 'over-limit',
        detail: `a line of ${block.endByte - block.startByte} bytes; the limit is ${MAX_LINE_BYTES}`,
      },
    ],
  ]),
  count: 1,
  toByte: block.endByte,
})

/** Accounts for what follows the last unit: padding is framing, lost ciphertext makes the open last unit a cut one. */
function withTail(
  batch: UnitBatch,
  block: Block | null,
  lineEnd: LineEnd,
  tail: { paddingBytes: number; lostBytes: number },
  cut: boolean,
): UnitBatch {
  const toByte = batch.toByte + tail.paddingBytes + tail.lostBytes
  if (!cut) return { ...batch, toByte }
  const isOpen = block?.kind === 'lines' && !linesOf(block.bytes, lineEnd).terminated
  const detail = 'the evidence is cut off inside this unit'
  if (isOpen) {
    const spanEnds = batch.spanEnds.slice()
    spanEnds[batch.count - 1] = toByte
    return {
      ...batch,
      spanEnds,
      failed: new Map([...batch.failed, [batch.count - 1, { reason: 'truncated', detail }]]),
      toByte,
    }
  }
  if (tail.lostBytes === 0) return { ...batch, toByte }
  return {
    ...batch,
    starts: appended(batch.starts, batch.count, 0, Uint32Array),
    ends: appended(batch.ends, batch.count, 0, Uint32Array),
    spanStarts: appended(batch.spanStarts, batch.count, batch.toByte, Float64Array),
    spanEnds: appended(batch.spanEnds, batch.count, toByte, Float64Array),
    failed: new Map([...batch.failed, [batch.count, { reason: 'truncated', detail }]]),
    count: batch.count + 1,
    toByte,
  }
}

function appended<T extends Uint32Array | Float64Array>(
  values: T,
  count: number,
  value: number,
  Kind: new (length: number) => T,
): T {
  const longer = new Kind(count + 1)
  longer.set(values.subarray(0, count))
  longer[count] = value
  return longer
}
