import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'

/** A file without a name that holds one body at a time, so that memory stays bounded and a killed run leaves nothing. */
export interface Spool {
  /** Takes the place of what was there; gives the number of bytes. `tap` sees each chunk. */
  fill(chunks: AsyncIterable<Uint8Array>, tap: (chunk: Uint8Array) => void): Promise<number>
  read(): AsyncGenerator<Uint8Array>
  close(): Promise<void>
}

const CHUNK_BYTES = 64 * 1024

/** Makes a spool beside a file; only this user can read it, and its name is taken away at once. */
export async function openSpool(besidePath: string): Promise<Spool> {
  const path = `${besidePath}.${randomUUID()}.spool`
  const handle = await open(path, 'wx+', 0o600)
  await rm(path)
  return {
    async fill(chunks, tap) {
      await handle.truncate(0)
      let atByte = 0
      for await (const chunk of chunks) {
        tap(chunk)
        for (let done = 0; done < chunk.length; ) {
          const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, atByte)
          done += bytesWritten
          atByte += bytesWritten
        }
      }
      return atByte
    },
    async *read() {
      for (let atByte = 0; ; ) {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, atByte)
        if (bytesRead === 0) return
        atByte += bytesRead
        yield buffer.subarray(0, bytesRead)
      }
    },
    close: () => handle.close(),
  }
}
