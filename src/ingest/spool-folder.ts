import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { CaseFolder } from '../custody/index.ts'
import { OperatorError } from '../model/errors.ts'

/** Kept free for ledger and audit, whatever the evidence needs. */
const RESERVE_BYTES = 64 << 20

/** Refuses before anything is changed when the disk cannot hold the sealed copy. */
export function requireSpace(caseDir: string, evidenceBytes: number): void {
  let dir = resolve(caseDir)
  while (!existsSync(dir)) dir = dirname(dir)
  const { bavail, bsize } = statfsSync(dir)
  const freeBytes = bavail * bsize
  if (freeBytes >= evidenceBytes + RESERVE_BYTES) return
  throw new OperatorError(
    `The disk has ${mebibytes(freeBytes)} free; sealing this evidence needs ${mebibytes(evidenceBytes + RESERVE_BYTES)}.`,
    {
      hint: 'Free some space or choose a case folder on another disk, then run the same command again.',
      exit: 'noSpace',
    },
  )
}

const mebibytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MiB`

/** Drops what a run that died has left: load files, spooled members, half-copied evidence, a half-written report. */
export function discardLeftovers(folder: CaseFolder): void {
  rmSync(folder.tmpDir, { recursive: true, force: true })
  rmSync(`${folder.reportDir}.new`, { recursive: true, force: true })
  for (const name of readdirSync(folder.evidenceDir))
    if (name.startsWith('draft-')) rmSync(join(folder.evidenceDir, name))
  for (const name of readdirSync(folder.dir)) if (name.startsWith('lock.')) rmSync(join(folder.dir, name))
  mkdirSync(folder.tmpDir, { recursive: true, mode: 0o700 })
}
