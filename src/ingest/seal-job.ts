import { join } from 'node:path'
import { hashOf, seal } from '../custody/index.ts'
import { NotReadable, openEvidence } from '../read/index.ts'
import type { SealJob, SealResult } from './jobs.ts'

/** Seals one file, or says why it could not be read. */
export async function sealJob(job: SealJob): Promise<SealResult> {
  try {
    const { handle } = await openEvidence({ ...job.file, absolutePath: Buffer.from(job.file.absolutePath) })
    try {
      const sealed = (await alreadySealed(job)) ?? (await seal(handle, job.vaultDir))
      if (sealed.kind === 'sealed') return sealed
      return { kind: 'skipped', reason: 'changed-while-read', detail: 'changed while it was being copied' }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof NotReadable) return { kind: 'skipped', reason: error.reason, detail: error.message }
    throw error
  }
}

/** The file and its copy in the vault both still have the hash the ledger names for the path: nothing to copy. */
async function alreadySealed(job: SealJob): Promise<{ kind: 'sealed'; evidenceId: string; sizeBytes: number } | null> {
  if (job.knownEvidenceId === null) return null
  const now = await hashOf(Buffer.from(job.file.absolutePath))
  const sealed = await hashOf(join(job.vaultDir, job.knownEvidenceId))
  const isSame = now?.sha256 === job.knownEvidenceId && sealed?.sha256 === job.knownEvidenceId
  return isSame ? { kind: 'sealed', evidenceId: now.sha256, sizeBytes: now.sizeBytes } : null
}
