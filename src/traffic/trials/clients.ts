import { grouped } from '../../lib/grouped.ts'
import type { Random } from '../../lib/random.ts'
import { CONTROL, type TrialMessage } from '../../model/trial.ts'
import { type ChanceWindows, chanceWindowsAt, layChanceWindows } from './chance.ts'
import type { Window, Windows } from './windows.ts'

/** A client of the sheets: its trials, and what came by itself while none of them was under way. */
export interface TestedClient {
  name: string
  /** Indices into the trials, in the order of time. */
  trials: readonly number[]
  controls: readonly number[]
  /** Trials of each word under test, in the order in which words first come. */
  words: ReadonlyMap<string, readonly number[]>
  chance: ChanceWindows | null
  /** By endpoint: which of the random windows hold a request, a bit each. */
  chanceHits: Map<string, Uint8Array>
}

/** Clients by the address their requests come from. */
export interface TestedClients {
  all: readonly TestedClient[]
  /** Those that a request from this address may come from, with those of `elsewhere`. */
  byAddress: ReadonlyMap<string, readonly TestedClient[]>
  /** Those with a trial whose address the sheet does not say: a request from any other address may be theirs. */
  elsewhere: readonly TestedClient[]
}

/** Away from every message; where the sheet leaves no such time, away from those that this client's requests could belong to. */
function chanceOf(random: Random, addresses: readonly (string | null)[], windows: Windows): ChanceWindows | null {
  const known = new Set(addresses)
  const lists = [...known].map((address) =>
    address === null ? windows.unaddressed : (windows.byAddress.get(address) ?? []),
  )
  const own = lists.flat().toSorted((a, b) => a.startUtcMs - b.startUtcMs)
  const away = layChanceWindows(random, own, windows.together)
  if (away !== null || known.has(null)) return away
  const avoid: Window[] = [...own, ...windows.unaddressed].toSorted((a, b) => a.startUtcMs - b.startUtcMs)
  return layChanceWindows(random, own, avoid)
}

type Numbered = readonly [index: number, trial: TrialMessage]

const indicesOf = (some: readonly Numbered[] = []): number[] => some.map(([index]) => index)

function testedClient(name: string, own: readonly Numbered[], chance: ChanceWindows | null): TestedClient {
  const labels = grouped(own, ([, { label }]) => label)
  const words = [...labels].filter(([label]) => label !== CONTROL)
  return {
    name,
    trials: indicesOf(own),
    controls: indicesOf(labels.get(CONTROL)),
    words: new Map(words.map(([word, some]) => [word, indicesOf(some)])),
    chance,
    chanceHits: new Map(),
  }
}

/** The clients that the trials speak of; `trials` are in the order of time. */
export function testedClients(trials: readonly TrialMessage[], windows: Windows, random: Random): TestedClients {
  const found = [...grouped(trials.entries(), ([, { client }]) => client)].map(([name, own]) => {
    const addresses = [...new Set(own.map(([, { address }]) => address))]
    return { client: testedClient(name, own, chanceOf(random, addresses, windows)), addresses }
  })
  const at = (address: string | null): TestedClient[] =>
    found.flatMap(({ client, addresses }) => (addresses.includes(address) || addresses.includes(null) ? [client] : []))
  const known = new Set(found.flatMap(({ addresses }) => addresses).filter((address) => address !== null))
  return {
    all: found.map(({ client }) => client),
    byAddress: new Map([...known].map((address) => [address, at(address)])),
    elsewhere: at(null),
  }
}

/** Notes a request in the random windows of every client that it may come from. */
export function noteChance(
  { all, byAddress, elsewhere }: TestedClients,
  request: { address: string | null; atUtcMs: number; endpoint: string },
): void {
  const { address, atUtcMs, endpoint } = request
  for (const { chance, chanceHits } of address === null ? all : (byAddress.get(address) ?? elsewhere)) {
    if (chance === null) continue
    for (const index of chanceWindowsAt(chance, atUtcMs)) {
      const bits = chanceHits.get(endpoint) ?? new Uint8Array(Math.ceil(chance.windows.length / 8))
      chanceHits.set(endpoint, bits)
      bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7))
    }
  }
}

/** Share of the random windows that hold a request to the endpoint; null when none could be laid. */
export function chanceShareOf({ chance, chanceHits }: TestedClient, endpoint: string): number | null {
  if (chance === null) return null
  let hit = 0
  for (const byte of chanceHits.get(endpoint) ?? []) for (let bits = byte; bits > 0; bits &= bits - 1) hit += 1
  return hit / chance.windows.length
}
