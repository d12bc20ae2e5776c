import type { FileHandle } from 'node:fs/promises'

/** Bytes read at any place, so that a package of a gigabyte need not lie in memory. */
export interface RandomBytes {
  sizeBytes: number
  /** Bytes from `startByte`, fewer where the file ends. */
  at(startByte: number, lengthBytes: number): Promise<Buffer>
}

/** An open file; it stays open. */
export const randomFile = (handle: FileHandle, sizeBytes: number): RandomBytes => ({
  sizeBytes,
  async at(startByte, lengthBytes) {
    const wanted = Math.max(0, Math.min(lengthBytes, sizeBytes - startByte))
    const buffer = Buffer.alloc(wanted)
    let filled = 0
    while (filled < wanted) {
      const { bytesRead } = await handle.read(buffer, filled, wanted - filled, startByte + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  },
})
