import { bufferOf } from '../lib/bytes.ts'
import type { RandomBytes } from './random-bytes.ts'

// https://source.android.com/docs/security/features/apksigning/v2: the block stands before the central directory of the zip.
const MAGIC = 'APK Sig Block 42'
const END_OF_DIRECTORY = 0x06054b50
const END_BYTES = 22
const MAX_COMMENT_BYTES = 65_535
/** Real blocks have some ten kilobytes, padding to a page included. */
const MAX_BLOCK_BYTES = 16 << 20

/** Parts of an APK, in order: entries, signing block, central directory, end of central directory. */
export interface ApkLayout {
  blockAt: number
  directoryAt: number
  endAt: number
  /** Values by id: 0x7109871a is the scheme v2. */
  values: ReadonlyMap<number, Uint8Array>
}

const LAST_BYTES = END_BYTES + MAX_COMMENT_BYTES

/** Where the end of the central directory begins in the last bytes of a zip; -1 when it is none. */
function endOfDirectory(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_OF_DIRECTORY && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length)
      return at
  }
  return -1
}

/** A length in eight bytes, or NaN when it is no safe number. */
const length64 = (file: Buffer, at: number): number =>
  file.readUInt32LE(at + 4) > 0xff ? Number.NaN : file.readUInt32LE(at) + file.readUInt32LE(at + 4) * 2 ** 32

function valuesOf(pairs: Buffer): Map<number, Uint8Array> {
  const values = new Map<number, Uint8Array>()
  for (let at = 0; at + 12 <= pairs.length; ) {
    const lengthBytes = length64(pairs, at)
    if (!(lengthBytes >= 4) || at + 8 + lengthBytes > pairs.length) break
    values.set(pairs.readUInt32LE(at + 8), new Uint8Array(pairs.subarray(at + 12, at + 8 + lengthBytes)))
    at += 8 + lengthBytes
  }
  return values
}

/** The signing block of an APK; null when there is none. */
export async function readApkLayout(file: RandomBytes): Promise<ApkLayout | null> {
  const tailAt = Math.max(0, file.sizeBytes - LAST_BYTES)
  const tail = await file.at(tailAt, LAST_BYTES)
  const end = endOfDirectory(tail)
  if (end < 0) return null
  const directoryAt = tail.readUInt32LE(end + 16)
  const footer = await file.at(directoryAt - 24, 24)
  if (directoryAt < 32 || footer.length < 24 || footer.toString('latin1', 8) !== MAGIC) return null
  const blockBytes = length64(footer, 0) + 8
  const blockAt = directoryAt - blockBytes
  if (!(blockBytes >= 32) || blockBytes > MAX_BLOCK_BYTES || blockAt < 0) return null
  const block = await file.at(blockAt, blockBytes)
  return { blockAt, directoryAt, endAt: tailAt + end, values: valuesOf(block.subarray(8, block.length - 24)) }
}

/** Splits a run of values, each with its length in four bytes before it; what breaks off is left out. */
export function lengthPrefixed(bytes: Uint8Array): Uint8Array[] {
  const run = bufferOf(bytes)
  const parts: Uint8Array[] = []
  for (let at = 0; at + 4 <= run.length; ) {
    const end = at + 4 + run.readUInt32LE(at)
    if (end > run.length) break
    parts.push(new Uint8Array(run.subarray(at + 4, end)))
    at = end
  }
  return parts
}
