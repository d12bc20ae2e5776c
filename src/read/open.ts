import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { codeOf } from '../lib/error-code.ts'
import type { Reason } from '../model/reasons.ts'
import type { FoundFile } from '../model/stream.ts'

// NONBLOCK: opening a pipe that took the file's place since the walk must not wait for a writer.
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/** Thrown when a file that the walk found cannot be read any more; `reason` is what to record. */
export class NotReadable extends Error {
  override readonly name = 'NotReadable'
  readonly reason: Reason
  constructor(reason: Reason, detail: string, cause?: unknown) {
    super(detail, { cause })
    this.reason = reason
  }
}

async function openReadOnly(file: FoundFile): Promise<FileHandle> {
  try {
    return await open(file.absolutePath, FLAGS)
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    const reason = code === 'ELOOP' || code === 'EMLINK' ? 'link' : code === 'ENXIO' ? 'special-file' : 'unreadable'
    throw new NotReadable(reason, `cannot be opened (${code})`, error)
  }
}

/** Opens a found file for reading only; never through a link, never anything but a regular file. Throws NotReadable. */
export async function openEvidence(file: FoundFile): Promise<{ handle: FileHandle; sizeBytes: number }> {
  const handle = await openReadOnly(file)
  const stat = await handle.stat()
  if (stat.isFile()) return { handle, sizeBytes: stat.size }
  await handle.close()
  throw new NotReadable('special-file', 'no longer a regular file')
}
