import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { openFile, openLines } from '../decrypt/index.ts'
import type { DecodeChain } from '../model/chain.ts'
import type { Charset } from '../model/format.ts'
import type { Reason } from '../model/reasons.ts'
import { type Block, blocksOf, type LineEnd, type Lines, linesOf } from './blocks.ts'
import { toUtf8Lines } from './decode.ts'
import { coveredTo, cutAt, emptyBatch, overlongBatch, type UnitBatch, unitBatch } from './unit-batch.ts'

/** How a stream becomes lines of text. */
export interface Opening {
  chain: DecodeChain
  key: Uint8Array | null
  charset: Charset
  alternate: Charset | null
  lineEnd: LineEnd
}

type OpenBatch = ReturnType<typeof openLines>

/** Bytes at the end of an enciphered file that are no text: padding, and ciphertext cut inside a block. */
interface Tail {
  paddingBytes: number
  lostBytes: number
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
  const tail: Tail = { paddingBytes: 0, lostBytes: 0 }
  const openBatch = opening.chain.unit === 'line' ? openLines(opening.chain, opening.key) : null
  const plain = parsedBytes(chunks, opening, tail)
  let held: UnitBatch | null = null
  for await (const block of blocksOf(plain, opening.lineEnd)) {
    if (held !== null) yield held
    held = batchOf(block, opening, openBatch)
  }
  const last = held ?? emptyBatch()
  const whole = coveredTo(last, last.toByte + tail.paddingBytes)
  yield tail.lostBytes > 0 || wasCut() ? cutAt(last, whole.toByte + tail.lostBytes) : whole
}

/** The stream as parsed, which spans count in: opened when it was enciphered as a whole, else as it is. */
export async function* parsedBytes(
  chunks: AsyncIterable<Uint8Array>,
  { chain, key }: Pick<Opening, 'chain' | 'key'>,
  tail: Tail = { paddingBytes: 0, lostBytes: 0 },
): AsyncGenerator<Uint8Array> {
  if (chain.unit === 'line' || (chain.cipher === 'identity' && chain.armour === 'none' && !chain.gzip))
    return yield* chunks
  const bytes = deciphered(chunks, openFile(chain, key), tail)
  if (chain.gzip) yield* Readable.from(bytes, { objectMode: false }).pipe(createGunzip())
  else yield* bytes
}

async function* deciphered(
  chunks: AsyncIterable<Uint8Array>,
  file: ReturnType<typeof openFile>,
  tail: Tail,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield file.push(chunk)
  const end = file.end()
  tail.paddingBytes = end.paddingBytes
  tail.lostBytes = end.lostBytes
  yield end.bytes
}

function batchOf(block: Block, opening: Opening, openBatch: OpenBatch | null): UnitBatch {
  if (block.kind === 'overlong') return overlongBatch(block)
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
  const toByte = block.startByte + block.bytes.length
  return unitBatch(text, { spanStarts, spanEnds, failed, count: sealed.count, toByte })
}

function opened(sealed: Lines, openBatch: OpenBatch, failed: Map<number, { reason: Reason; detail: string }>): Lines {
  const plain = openBatch({ ...sealed, failed: new Uint8Array(sealed.count) })
  for (let i = 0; i < plain.count; i++)
    if (plain.failed[i] === 1 && sealed.ends[i] !== sealed.starts[i])
      failed.set(i, { reason: 'not-decrypted', detail: 'does not open under the key of its stream' })
  return { ...plain, terminated: sealed.terminated }
}
