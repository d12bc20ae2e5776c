import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type CaseFolder, writeWhole } from '../custody/index.ts'
import { TABLES } from '../store/schema.ts'

/** What the derived tables and the report were made from. */
export interface Derivation {
  /** Digest of ledger, lists, background, tables and version. */
  basis: string
  /** The country database that addresses were located with, as a sentence for readers. */
  countries: string
}

const markerOf = (folder: CaseFolder): string => join(folder.dir, 'derived.json')

/** The last whole derivation, or null when there was none. */
export function lastDerivation(folder: CaseFolder): Derivation | null {
  if (!existsSync(markerOf(folder))) return null
  const text = readFileSync(markerOf(folder), 'utf8')
  return text === '' ? null : JSON.parse(text)
}

/** A person may have taken the report away; what it was made from is still there. */
export const hasReport = (folder: CaseFolder): boolean => existsSync(join(folder.reportDir, 'findings.json'))

/** Called when the engine lost rows: what was derived in it must be derived again. */
export const forgetDerivation = (folder: CaseFolder): void => rmSync(markerOf(folder), { force: true })

/** Written last, so that a run which died in between derives again. */
export const markDerived = (folder: CaseFolder, derivation: Derivation): void =>
  writeWhole(markerOf(folder), JSON.stringify(derivation))

interface FileDigest {
  name: string
  sha256: string
}

/** Digest of everything that derived tables and report follow from. */
export const basisOf = (
  ledgerHead: string,
  known: {
    lists: readonly FileDigest[]
    background: readonly FileDigest[]
    /** What else was handed in for the analyses and the report, by file: those files' digests. */
    files: Readonly<Record<string, string>>
    session: { digest: string }
    version: string
  },
): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        ledgerHead,
        [known.lists, known.background].map((files) => files.map(({ name, sha256 }) => [name, sha256])),
        known.session.digest,
        known.files,
        known.version,
        TABLES, // a table that is new must be filled
      ]),
    )
    .digest('hex')
