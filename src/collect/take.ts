import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { OperatorError } from '../model/errors.ts'
import type { Fault } from './faults.ts'
import { type Collected, SCOPE_FILE } from './inventory.ts'
import { inventoryOf, type ReadSource } from './snapshot.ts'

/** What others fetched, read and verified. */
export interface Taken {
  /** One for each WARC, WACZ, collection or mirror. */
  sources: readonly Omit<ReadSource, 'rows' | 'places'>[]
  inventory: readonly Collected[]
  /** Files and folders to seal as evidence, as they are. */
  evidencePaths: readonly string[]
  /** The first of them; `faultCount` is of all. Damage does not keep anything from being sealed. */
  faults: readonly Fault[]
  faultCount: number
}

/** Of a collection of ours, the records and the scope; its journal and inventory repeat what the records say. */
async function evidenceOf({ kind, path }: Pick<ReadSource, 'kind' | 'path'>): Promise<string[]> {
  if (kind !== 'collection') return [path]
  const names = (await readdir(path)).filter((name) => /\.warc(?:\.gz)?$/i.test(name) || name === SCOPE_FILE)
  return names.toSorted().map((name) => join(path, name))
}

/**
 * Takes over WARCs, WACZ packages, mirrors of Wget and earlier collections: every digest and hash they carry is verified, and
 * what does not fit is told. Nothing is written, and nothing is left out for being damaged.
 */
export async function takeFrom(paths: readonly string[]): Promise<Taken> {
  if (paths.length === 0) throw new OperatorError('nothing to take over', { hint: 'name a WARC, a WACZ or a folder' })
  const snapshots = []
  for (const path of paths) snapshots.push(await inventoryOf(path))
  const sources = snapshots.flatMap((snapshot) => snapshot.sources)
  return {
    sources: sources.map(({ kind, path, check, packageCheck }) => ({ kind, path, check, packageCheck })),
    inventory: snapshots.flatMap(({ rows }) => rows),
    evidencePaths: (await Promise.all(sources.map(evidenceOf))).flat(),
    faults: snapshots.flatMap(({ faults }) => faults.kept),
    faultCount: snapshots.reduce((sum, { faults }) => sum + faults.count, 0),
  }
}
