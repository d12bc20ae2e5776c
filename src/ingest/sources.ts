import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { SealedItem } from '../model/stream.ts'
import type { ByteSource } from '../unpack/index.ts'
import { BLOCK_BYTES } from './blocks.ts'

/** A sealed item as bytes to unpack. The vault file is opened read-only each time. */
export function sourceOf(item: SealedItem, vaultDir: string): ByteSource {
  const filePath = join(vaultDir, item.evidenceId)
  return {
    name: item.path.slice(item.path.lastIndexOf('/') + 1),
    sizeBytes: item.sizeBytes,
    filePath,
    read: () => createReadStream(filePath, { highWaterMark: BLOCK_BYTES }),
  }
}

/** Path people read: the path as found, then each member behind `!`. */
export const streamPath = (path: string, containerPath: string): string =>
  containerPath === '' ? path : `${path}!${containerPath}`
