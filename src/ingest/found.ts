import { walk } from '../read/index.ts'
import type { FoundFile, SkippedFile } from '../model/stream.ts'

export interface Found {
  files: readonly FoundFile[]
  skipped: readonly SkippedFile[]
  sizeBytes: number
}

/** Everything below the evidence roots. Only names are held, never contents. */
export async function findEvidence(roots: readonly string[], caseDir: string): Promise<Found> {
  const files: FoundFile[] = []
  const skipped: SkippedFile[] = []
  for await (const met of walk(roots, { exclude: caseDir })) {
    if (met.kind === 'file') files.push(met.file)
    else skipped.push(met.skipped)
  }
  return { files, skipped, sizeBytes: files.reduce((sum, file) => sum + file.sizeBytes, 0) }
}
