import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Damaged } from './container.ts'

/**
 * Writes a stream to a new file of random name that only this user can read, for containers that need random access. A stream
 * that breaks leaves what came before, and its damage. The caller removes the file.
 */
export async function spool(
  chunks: AsyncIterable<Uint8Array>,
  spoolDir: string,
): Promise<{ filePath: string; sizeBytes: number; damage: Damaged | null }> {
  const filePath = join(spoolDir, randomUUID())
  const handle = await open(filePath, 'wx', 0o600)
  let sizeBytes = 0
  let damage: Damaged | null = null
  try {
    for await (const chunk of chunks) {
      await handle.writeFile(chunk)
      sizeBytes += chunk.length
    }
  } catch (error) {
    if (!(error instanceof Damaged)) {
      await rm(filePath)
      throw error
    }
    damage = error
  } finally {
    await handle.close()
  }
  return { filePath, sizeBytes, damage }
}
