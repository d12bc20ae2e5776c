import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes all bytes; a kernel that takes fewer (file size limit, nearly full disk) is asked again and then says why. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/** Puts a file in place whole, its pieces one after the other: written beside, on disk, then renamed. Readable by its owner only. */
export function writeWhole(path: string, ...pieces: readonly (string | Uint8Array)[]): void {
  const draft = `${path}.new`
  const file = openSync(draft, 'w', 0o600)
  try {
    for (const piece of pieces) writeAll(file, typeof piece === 'string' ? Buffer.from(piece) : piece)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
  fsyncDirectory(dirname(path))
}

/** Makes a rename or a new name in a folder durable. */
export function fsyncDirectory(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
