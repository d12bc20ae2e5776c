import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Collected, INVENTORY_FILE } from './inventory.ts'
import type { Ending, Failure, Refusal } from './reasons.ts'
import type { HostCount, Standing } from './run.ts'

/** What a collection came to, over all its runs. */
export interface CollectResult {
  ended: Ending
  /** Requests made, robots.txt and repetitions included. */
  requests: number
  /** Addresses whose answer is recorded. */
  saved: number
  /** Among them, those whose last answer is not whole. */
  truncated: number
  /** Bytes as they came over the wire. */
  bytes: number
  /** Links and addresses that were not asked for, by reason; a link on several pages counts on each. */
  refused: Readonly<Partial<Record<Refusal, number>>>
  /** Addresses that gave no answer, by reason. */
  failed: Readonly<Partial<Record<Failure, number>>>
  /** Per host with its port. */
  hosts: Readonly<Record<string, HostCount>>
  rows: readonly Collected[]
  warcPath: string
  /** Bytes of a torn record that were cut off the file when the run began. */
  repairedBytes: number
}

const counted = <K extends string>(reasons: Iterable<readonly [K, number]>): Partial<Record<K, number>> => {
  const counts: Partial<Record<K, number>> = {}
  for (const [reason, by] of reasons) counts[reason] = (counts[reason] ?? 0) + by
  return counts
}

const one = <K>(reason: K) => [reason, 1] as const

export function resultOf(
  standing: Standing,
  { ended, warcPath, repairedBytes }: Pick<CollectResult, 'ended' | 'warcPath' | 'repairedBytes'>,
): CollectResult {
  const rows = [...standing.rows.values()]
  return {
    ended,
    requests: standing.spent.requests,
    saved: rows.filter((row) => row.status !== null).length,
    truncated: rows.filter((row) => row.truncated !== null).length,
    bytes: standing.spent.wireBytes,
    refused: counted([...standing.frontier.refused, ...[...standing.refused.values()].map(one)]),
    failed: counted([...standing.failed.values()].map(one)),
    hosts: Object.fromEntries(standing.hosts),
    rows,
    warcPath,
    repairedBytes,
  }
}

/** Puts the inventory in place whole. */
export function writeInventory(outDir: string, { rows }: Standing): void {
  const path = join(outDir, INVENTORY_FILE)
  const file = openSync(`${path}.new`, 'w', 0o600)
  try {
    for (const row of rows.values()) {
      const bytes = Buffer.from(`${JSON.stringify(row)}\n`)
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(`${path}.new`, path)
}
