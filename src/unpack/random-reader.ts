import type { FileHandle } from 'node:fs/promises'
import { callbackify } from 'node:util'
import { RandomAccessReader } from 'yauzl'

/** One call of the system costs 30 µs and more, whatever its size; small members lie many to a window. */
const WINDOW_BYTES = 256 * 1024

/** Reads at random places: up to `length` bytes at `startByte`, fewer only at the end of the file or window. */
export type ReadAt = (startByte: number, length: number) => Promise<Buffer>

/** Reads through one remembered window, so that neighbours cost one call. */
export function windowed(handle: FileHandle): ReadAt {
  let window = Buffer.alloc(0)
  let windowStart = 0
  return async (startByte, length) => {
    const wantedBytes = Math.min(length, WINDOW_BYTES)
    if (startByte < windowStart || startByte + wantedBytes > windowStart + window.length) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(WINDOW_BYTES), 0, WINDOW_BYTES, startByte)
      window = buffer.subarray(0, bytesRead)
      windowStart = startByte
    }
    return window.subarray(startByte - windowStart, startByte - windowStart + wantedBytes)
  }
}

/** The same reads in the shape yauzl asks for. */
export class YauzlReader extends RandomAccessReader {
  readonly #readAt: ReadAt

  constructor(readAt: ReadAt) {
    super()
    this.#readAt = readAt
  }

  override read(...[target, offset, length, position, callback]: ReadArguments): void {
    callbackify(() => fill(this.#readAt, target.subarray(offset, offset + length), position))(callback)
  }
}

type ReadArguments = Parameters<RandomAccessReader['read']>

async function fill(readAt: ReadAt, target: Buffer, startByte: number): Promise<number> {
  let filledBytes = 0
  while (filledBytes < target.length) {
    const bytes = await readAt(startByte + filledBytes, target.length - filledBytes)
    if (bytes.length === 0) break
    filledBytes += bytes.copy(target, filledBytes)
  }
  return filledBytes
}
