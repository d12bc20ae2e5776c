import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { View } from './analyse/analysis.ts'
import { type Network, networkOf } from './analyse/network/readings.ts'
import { type Tie, tiesOf } from './analyse/network/ties.ts'
import type { Askable } from './answers.ts'
import { type CaseFolder, ledgerHead, pseudonymiser, writeWhole } from './custody/index.ts'
import { VERSION } from './version.ts'

/** The network of a case, and what its ends are called for whoever may not see names. Plain data: it goes between threads. */
export interface CodedNetwork {
  network: Network
  ties: readonly Tie[]
  /** Pseudonyms of the accounts of the lines, then of their addresses. */
  codes: readonly string[]
}

/** Reads every line of a view of the whole case and what it likely means: seconds at report scale. */
export async function codedNetwork(view: View, { secret }: CaseFolder): Promise<CodedNetwork> {
  const [network, ties] = [await networkOf(view), await tiesOf(view)]
  const pseudonym = pseudonymiser(secret)
  const { accounts, addresses } = network.lines
  const codes = [
    ...accounts.map((name) => pseudonym('account', name)),
    ...addresses.map((name) => pseudonym('address', name)),
  ]
  return { network, ties, codes }
}

const pathOf = ({ dir }: CaseFolder): string => join(dir, 'network.bin')

/** What a kept network was read from, by what, and how it was written: anything else is read anew. A line of text. */
const stampOf = ({ state }: Pick<Askable, 'state'>): Buffer =>
  Buffer.from(`breachlight/network/1 ${VERSION} ${process.versions.v8} ${ledgerHead(state)}\n`)

/** Keeps the network of a case beside its engine, for whoever opens the workbench next. */
export function keepNetwork(at: Pick<Askable, 'folder' | 'state'>, coded: CodedNetwork): void {
  writeWhole(pathOf(at.folder), stampOf(at), serialize(coded))
}

/** The network as it was kept; null when none was, or the case changed since. `verify` holds it against the logs. */
export function keptNetwork(at: Pick<Askable, 'folder' | 'state'>): CodedNetwork | null {
  if (!existsSync(pathOf(at.folder))) return null
  const [stamp, kept] = [stampOf(at), readFileSync(pathOf(at.folder))]
  return kept.subarray(0, stamp.length).equals(stamp) ? restored(kept.subarray(stamp.length)) : null
}

/** Null when the bytes were damaged: the network is then read anew like one that was never kept. */
function restored(bytes: Uint8Array): CodedNetwork | null {
  try {
    return deserialize(bytes)
  } catch {
    return null
  }
}
