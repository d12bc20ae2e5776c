import type { CaseFolder, LedgerState } from '../custody/index.ts'
import type { SealedItem, Stream } from '../model/stream.ts'
import { unpack } from '../unpack/index.ts'
import { openedLine } from './opener.ts'
import { sourceOf } from './sources.ts'
import { parsedBytes } from './units.ts'

/** Bytes of a record with what lies round it. */
export interface RecordBytes {
  /** Where `bytes` begin in the stream as parsed. */
  fromByte: number
  bytes: Uint8Array
  /** The record's own part of `bytes`, [start, end). */
  startIndex: number
  endIndex: number
  /** Bytes of the record that are not shown because it is too long. */
  leftOutBytes: number
  /** What the record's line says once it is opened; null where lines are not sealed one by one. */
  opened: Uint8Array | null
  /** How the line was opened, or why the bytes already lie open. */
  sealed: 'line' | 'file' | 'not'
}

/** Bytes shown on each side of a record, and of the record itself. */
const ROUND_BYTES = 64
const MOST_RECORD_BYTES = 8192

/** A record that lies deeper in its stream is not looked for: all before it would have to be read. */
const DEEPEST_BYTE = 2 ** 31

/** The stream that a record lies in, as the ledger knows it; null when it knows none. */
export function streamAt(
  state: LedgerState,
  place: { evidenceId: string; containerPath: string; server: string },
): { stream: Stream; item: SealedItem } | null {
  for (const { stream, item: key } of state.streams.values())
    if (
      stream.evidenceId === place.evidenceId &&
      stream.containerPath === place.containerPath &&
      stream.server === place.server
    ) {
      const item = state.items.get(key)
      if (item !== undefined) return { stream, item }
    }
  return null
}

/** The bytes of a record, read again from the sealed item; null when they cannot be read any more. */
export async function recordBytes(
  folder: CaseFolder,
  state: LedgerState,
  record: { evidenceId: string; containerPath: string; server: string; startByte: number; endByte: number },
): Promise<RecordBytes | null> {
  const found = streamAt(state, record)
  if (found === null) return null
  const { chain } = found.stream
  const key = keyOf(state, chain.keyId)
  const shownEnd = Math.min(record.endByte, record.startByte + MOST_RECORD_BYTES)
  const fromByte = Math.max(0, record.startByte - ROUND_BYTES)
  const bytes = await bytesOf(folder, { ...found, key }, { fromByte, toByte: shownEnd + ROUND_BYTES })
  if (bytes === null || bytes.length < shownEnd - fromByte) return null
  const [startIndex, endIndex] = [record.startByte - fromByte, shownEnd - fromByte]
  const isSealed = chain.cipher !== 'identity' || chain.armour !== 'none'
  const isWhole = shownEnd === record.endByte
  return {
    fromByte,
    bytes,
    startIndex,
    endIndex,
    leftOutBytes: record.endByte - shownEnd,
    opened:
      isSealed && chain.unit === 'line' && isWhole
        ? openedLine(chain, key, bytes.subarray(startIndex, endIndex))
        : null,
    sealed: isSealed ? chain.unit : 'not',
  }
}

function keyOf(state: LedgerState, id: string | null): Uint8Array | null {
  for (const key of state.keys.values()) if (key.id === id) return Buffer.from(key.hex, 'hex')
  return null
}

interface Range {
  fromByte: number
  toByte: number
}

/** A range of the stream as parsed; all that lies before it is opened on the way. */
async function bytesOf(
  folder: CaseFolder,
  { stream, item, key }: { stream: Stream; item: SealedItem; key: Uint8Array | null },
  range: Range,
): Promise<Uint8Array | null> {
  if (range.toByte > DEEPEST_BYTE) return null
  for await (const leaf of unpack(sourceOf(item, folder.evidenceDir), { spoolDir: folder.tmpDir }))
    if (leaf.kind === 'stream' && leaf.containerPath === stream.containerPath)
      return within(parsedBytes(leaf.read(), { chain: stream.chain, key }), range)
  return null
}

async function within(chunks: AsyncIterable<Uint8Array>, { fromByte, toByte }: Range): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let at = 0
  for await (const chunk of chunks) {
    parts.push(chunk.subarray(Math.max(0, fromByte - at), Math.max(0, toByte - at)))
    at += chunk.length
    if (at >= toByte) break
  }
  return Buffer.concat(parts)
}
