import { open } from 'node:fs/promises'
import type { Sample } from '../decrypt/index.ts'
import { blocksOf, linesOf } from './blocks.ts'
import type { ByteSource, Leaf } from '../unpack/index.ts'

/** The head is read whole; it decides delimiter, columns and character set. */
const HEAD_BYTES = 48 << 10

/** Head of a stream whose sibling is known: it only has to show that it is the same. */
const SIBLING_HEAD_BYTES = 12 << 10

/** Slices from all over the item show whether it stays that way. Their starts are whole blocks of every cipher. */
const SLICE_BYTES = 4096
const MOST_SLICES = 6

/** A sample of a stream: its head, and slices from all over it. Plain files are read at random, others as they unpack. */
export const sampleOf = (leaf: StreamLeaf, source: ByteSource): Promise<Sample> =>
  isPlainFile(leaf, source) ? sampleFile(source, HEAD_BYTES) : sampleBytes(leaf.read())

/** A quick sample where a sibling is known; null for streams that can only be read from their start. */
export const siblingSampleOf = (leaf: StreamLeaf, source: ByteSource): Promise<Sample> | null =>
  isPlainFile(leaf, source) ? sampleFile(source, SIBLING_HEAD_BYTES) : null

type StreamLeaf = Extract<Leaf, { kind: 'stream' }>

/** The stream is the very file in the vault, which can be read at any place. */
const isPlainFile = (leaf: StreamLeaf, source: ByteSource): boolean =>
  leaf.containerPath === '' && source.filePath !== null && leaf.sizeBytes === source.sizeBytes

async function sampleFile(source: ByteSource, headBytes: number): Promise<Sample> {
  const sizeBytes = source.sizeBytes ?? 0
  const handle = await open(source.filePath ?? '', 'r')
  try {
    const read = async (startByte: number, length: number) => {
      const bytes = Buffer.alloc(Math.min(length, Math.max(0, sizeBytes - startByte)))
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, startByte)
      return bytes.subarray(0, bytesRead)
    }
    const slices = []
    for (const startByte of sliceStarts(sizeBytes, headBytes))
      slices.push({ startByte, bytes: await read(startByte, SLICE_BYTES) })
    return { sizeBytes, head: await read(0, headBytes), slices }
  } finally {
    await handle.close()
  }
}

function sliceStarts(sizeBytes: number, headBytes: number): number[] {
  const behindHead = sizeBytes - headBytes - SLICE_BYTES
  if (behindHead <= 0) return []
  const count = Math.min(MOST_SLICES, Math.ceil(behindHead / SLICE_BYTES))
  const aligned = (byte: number) => byte - (byte % SLICE_BYTES)
  return Array.from({ length: count }, (_, index) =>
    aligned(headBytes + Math.floor((behindHead * (index + 1)) / count)),
  )
}

/** Keeps every `stride`-th aligned slice and doubles the stride when there are too many: memory stays the same. */
async function sampleBytes(chunks: AsyncIterable<Uint8Array>): Promise<Sample> {
  const head: Uint8Array[] = []
  let slices: { startByte: number; bytes: Uint8Array }[] = []
  let stride = SLICE_BYTES * 4
  let sizeBytes = 0
  for await (const chunk of chunks) {
    if (sizeBytes < HEAD_BYTES) head.push(chunk.slice(0, HEAD_BYTES - sizeBytes))
    const next = Math.ceil(Math.max(sizeBytes, HEAD_BYTES) / stride) * stride
    for (let at = next; at + SLICE_BYTES <= sizeBytes + chunk.length; at += stride)
      slices.push({ startByte: at, bytes: chunk.slice(at - sizeBytes, at - sizeBytes + SLICE_BYTES) })
    if (slices.length > MOST_SLICES * 2) {
      stride *= 2
      slices = slices.filter((slice) => slice.startByte % stride === 0)
    }
    sizeBytes += chunk.length
  }
  return { sizeBytes, head: Buffer.concat(head), slices }
}

/** A head with fewer whole lines than this shows no format. */
const FEWEST_LINES = 3

/** Lines longer than this are passed over when short ones are sought; the search for them stops after so many bytes. */
const SHORT_LINE_BYTES = 4096
const SOUGHT_BYTES = 256 << 20

/** True when a very long line fills the head: the sample then shows that line and not the log. */
export const isOneLongLine = ({ head, sizeBytes }: Sample): boolean =>
  head.length < sizeBytes && head.filter((byte) => byte === 10).length < FEWEST_LINES

/** A sample made of the short lines of a plain file, wherever they stand. */
export async function sampleShortLines(source: ByteSource, sizeBytes: number): Promise<Sample> {
  const lines: Uint8Array[] = []
  let collectedBytes = 0
  for await (const block of blocksOf(source.read(), LINE_FEED)) {
    if (block.startByte > SOUGHT_BYTES || collectedBytes > HEAD_BYTES) break
    if (block.kind === 'overlong') continue
    const { starts, ends, count } = linesOf(block.bytes, LINE_FEED)
    for (let i = 0; i < count; i++) {
      const line = block.bytes.subarray(starts[i], (ends[i] ?? 0) + 1)
      if (line.length > SHORT_LINE_BYTES) continue
      lines.push(line)
      collectedBytes += line.length
    }
  }
  return { sizeBytes, head: Buffer.concat(lines), slices: [] }
}

const LINE_FEED = { code: 10, unit: 'byte' } as const
