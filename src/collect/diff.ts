import { createHash } from 'node:crypto'
import type { Collected } from './inventory.ts'
import { placeOf, urlKey } from './url-key.ts'

/**
 * What became of an address. `grown`: larger, and the old bytes are its beginning. `larger`: larger, and the bytes are not at hand to
 * say more. `unknown`: one side was cut or not hashed, so that nothing can be said.
 */
export type Change = 'appeared' | 'vanished' | 'grown' | 'larger' | 'changed' | 'same' | 'unknown'

export interface Difference {
  change: Change
  url: string
  /** Null for what appeared. */
  before: Collected | null
  /** Null for what vanished. */
  after: Collected | null
}

/** The same bytes on more than one host. */
export interface Twins {
  sha256: string
  sizeBytes: number
  /** One address for each host, sorted. */
  urls: readonly string[]
}

export interface SnapshotDiff {
  /** In the order of addresses. */
  differences: readonly Difference[]
  /** Of the later snapshot; largest first. */
  twins: readonly Twins[]
}

/** Bytes of an address of the later snapshot; returns false when they are not at hand. */
export type BytesAt = (url: string) => AsyncGenerator<Uint8Array, boolean>

/**
 * Compares two snapshots by address, the spelling of escapes apart. Of several answers of one address the last good one counts;
 * addresses without a good answer are not there. `bytesAt` reads the later snapshot, to tell growth from change.
 */
export async function diffSnapshots(
  before: readonly Collected[],
  after: readonly Collected[],
  bytesAt?: BytesAt,
): Promise<SnapshotDiff> {
  const [old, now] = [present(before), present(after)]
  const keys = [...new Set([...old.keys(), ...now.keys()])].toSorted()
  const differences: Difference[] = []
  for (const key of keys) differences.push(await compare(old.get(key) ?? null, now.get(key) ?? null, bytesAt))
  return { differences, twins: twinsOf([...now.values()]) }
}

/** RFC 9110 §15.3: success; a mirror holds only what succeeded. */
const isThere = ({ status }: Collected): boolean => status === null || (status >= 200 && status < 300)

function present(rows: readonly Collected[]): Map<string, Collected> {
  const byKey = new Map<string, Collected>()
  for (const row of rows)
    if (isThere(row) && (row.sizeBytes !== null || row.sha256 !== null)) byKey.set(urlKey(row.url), row)
  return byKey
}

async function compare(before: Collected | null, after: Collected | null, bytesAt?: BytesAt): Promise<Difference> {
  const url = after?.url ?? before?.url ?? ''
  if (before === null) return { change: 'appeared', url, before, after }
  if (after === null) return { change: 'vanished', url, before, after }
  return { change: await changeOf(before, after, bytesAt), url, before, after }
}

async function changeOf(before: Collected, after: Collected, bytesAt?: BytesAt): Promise<Change> {
  const [old, now] = [before.sha256, after.sha256]
  const isWhole = before.truncated === null && after.truncated === null
  if (!isWhole || old === null || now === null || before.sizeBytes === null || after.sizeBytes === null)
    return 'unknown'
  if (old === now) return 'same'
  if (after.sizeBytes <= before.sizeBytes) return 'changed'
  const beginning = bytesAt === undefined ? null : await hashOfBeginning(bytesAt(after.url), before.sizeBytes)
  if (beginning === null) return 'larger'
  return beginning === old ? 'grown' : 'changed'
}

/** SHA-256 of the first bytes; null when they are not at hand. */
async function hashOfBeginning(chunks: AsyncGenerator<Uint8Array, boolean>, sizeBytes: number): Promise<string | null> {
  const hash = createHash('sha256')
  let leftBytes = sizeBytes
  let step = await chunks.next()
  for (; step.done !== true && leftBytes > 0; step = await chunks.next()) {
    hash.update(step.value.subarray(0, leftBytes))
    leftBytes -= Math.min(leftBytes, step.value.length)
  }
  await chunks.return(false)
  const isAtHand = step.done !== true || step.value
  return isAtHand && leftBytes === 0 ? hash.digest('hex') : null
}

/** Empty files are alike everywhere and say nothing. */
function twinsOf(rows: readonly Collected[]): Twins[] {
  const byHash = new Map<string, Collected[]>()
  for (const row of rows) {
    if (row.sha256 === null || row.sizeBytes === 0 || row.truncated !== null) continue
    const group = byHash.get(row.sha256)
    if (group === undefined) byHash.set(row.sha256, [row])
    else group.push(row)
  }
  const groups = [...byHash].flatMap(([sha256, group]) => {
    const byHost = new Map(group.toReversed().map((row) => [placeOf(row.url).host, row.url]))
    return byHost.size < 2
      ? []
      : [{ sha256, sizeBytes: group[0]?.sizeBytes ?? 0, urls: [...byHost.values()].toSorted() }]
  })
  return groups.toSorted((a, b) => b.sizeBytes - a.sizeBytes || (a.sha256 < b.sha256 ? -1 : 1))
}

/** A difference as a row of a table; addresses are data. */
export interface DiffRow {
  change: Change
  host: string
  path: string
  /** Payload bytes before and after; null when it was not there, or unknown. */
  bytesBefore: number | null
  bytesAfter: number | null
  /** SHA-256 in hex. */
  sha256Before: string | null
  sha256After: string | null
  /** When it was fetched, in milliseconds UTC; null when unknown. */
  fetchedBeforeUtcMs: number | null
  fetchedAfterUtcMs: number | null
}

/** Differences as rows, in their order; without those that are the same unless they are asked for. */
export const diffRows = ({ differences }: SnapshotDiff, wanted: 'all' | 'changes' = 'changes'): DiffRow[] =>
  differences
    .filter(({ change }) => wanted === 'all' || change !== 'same')
    .map(({ change, url, before, after }) => ({
      change,
      ...placeOf(url),
      bytesBefore: before?.sizeBytes ?? null,
      bytesAfter: after?.sizeBytes ?? null,
      sha256Before: before?.sha256 ?? null,
      sha256After: after?.sha256 ?? null,
      fetchedBeforeUtcMs: before?.fetchedAtUtcMs ?? null,
      fetchedAfterUtcMs: after?.fetchedAtUtcMs ?? null,
    }))
