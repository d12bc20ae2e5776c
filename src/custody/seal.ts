import { createHash, randomUUID } from 'node:crypto'
import { chmod, open, rename, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../lib/error-code.ts'

/** Read size; large enough that hashing, not system calls, is the cost. */
const CHUNK_BYTES = 1 << 20

export type Sealed = { kind: 'sealed'; evidenceId: string; sizeBytes: number } | { kind: 'changed' }

/**
 * Copies an open evidence file into the vault under its SHA-256, read-only and on disk before the name appears. The
 * original is only read; a file that changes meanwhile is not sealed.
 */
export async function seal(handle: FileHandle, vaultDir: string): Promise<Sealed> {
  const before = await handle.stat({ bigint: true })
  const draft = join(vaultDir, `draft-${randomUUID()}`)
  try {
    const { sha256, sizeBytes } = await copyAndHash(handle, draft)
    const after = await handle.stat({ bigint: true })
    if (after.mtimeNs !== before.mtimeNs || after.size !== before.size || after.size !== BigInt(sizeBytes))
      return { kind: 'changed' }
    await chmod(draft, 0o400)
    await rename(draft, join(vaultDir, sha256))
    return { kind: 'sealed', evidenceId: sha256, sizeBytes }
  } finally {
    await rm(draft, { force: true })
  }
}

async function copyAndHash(from: FileHandle, draft: string): Promise<{ sha256: string; sizeBytes: number }> {
  const to = await open(draft, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
    let sizeBytes = 0
    for (;;) {
      const { bytesRead } = await from.read(chunk, 0, CHUNK_BYTES, sizeBytes)
      if (bytesRead === 0) break
      const read = chunk.subarray(0, bytesRead)
      hash.update(read)
      for (let at = 0; at < bytesRead; ) at += (await to.write(read, at)).bytesWritten
      sizeBytes += bytesRead
    }
    await to.sync()
    return { sha256: hash.digest('hex'), sizeBytes }
  } finally {
    await to.close()
  }
}

/** SHA-256 of a sealed file as it is now, or null when it is gone. */
export async function hashOf(path: string | Buffer): Promise<{ sha256: string; sizeBytes: number } | null> {
  const present = await stat(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false
      throw error
    },
  )
  if (!present) return null
  const handle = await open(path, 'r')
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of handle.createReadStream({ highWaterMark: CHUNK_BYTES })) {
    hash.update(chunk)
    sizeBytes += chunk.length
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}
