import { existsSync, readFileSync } from 'node:fs'
import type { SealedItem } from '../model/stream.ts'
import { writeWhole } from './durable.ts'

/** The manifest as text: a JSON line for every sealed item, in the order of the hashes. */
export function manifestText(items: Iterable<SealedItem>): string {
  const lines = [...items].map(({ evidenceId, sizeBytes, server, root, path }) =>
    JSON.stringify({ sha256: evidenceId, size_bytes: sizeBytes, server, root, path }),
  )
  return lines
    .toSorted()
    .map((line) => `${line}\n`)
    .join('')
}

/** Writes what is sealed for people and other tools; the ledger stays what counts. */
export function writeManifest(path: string, items: Iterable<SealedItem>): void {
  writeWhole(path, manifestText(items))
}

/** True when the manifest lists just these items. */
export const manifestHolds = (path: string, items: Iterable<SealedItem>): boolean =>
  existsSync(path) && readFileSync(path, 'utf8') === manifestText(items)
