import type { Counted } from '../../lib/fisher.ts'
import type { TrialMessage } from '../../model/trial.ts'
import { chanceShareOf, type TestedClient } from './clients.ts'
import { type Comparison, compare, rememberingFisher } from './comparisons.ts'

/** The first request to an endpoint in the window of a trial. */
export interface Firing {
  latencyMs: number
  outboundBytes: number
}

/** By endpoint: trials that it was requested in, by index. */
export type Firings = ReadonlyMap<string, ReadonlyMap<number, Firing>>

/** The tests of one word, or of all words together. */
export interface WordTests {
  word: string | null
  trials: readonly number[]
  /** By endpoint: trials of the word against the controls, fired or not. */
  firing: ReadonlyMap<string, Comparison>
  /** Not displayed, of those of which it is known. */
  blocking: Comparison
}

export interface ClientTests {
  client: TestedClient
  words: readonly WordTests[]
  /** By endpoint: controls against random windows, where there are any: does it follow messages as such? */
  anything: ReadonlyMap<string, Comparison>
}

/**
 * Endpoints tested for one client: those that most of its windows hold, whatever the label. A capture that fills windows with
 * thousands of endpoints, each once, cannot make the tests of the others worthless or endless.
 */
const MAX_ENDPOINTS = 1000

export const firedAmong = (trials: readonly number[], fired: ReadonlyMap<number, Firing> | undefined): Counted => ({
  successes: fired === undefined ? 0 : trials.reduce((sum, trial) => sum + (fired.has(trial) ? 1 : 0), 0),
  total: trials.length,
})

function blockedAmong(trials: readonly number[], messages: readonly TrialMessage[]): Counted {
  const known = trials.map((trial) => messages[trial]?.displayed).filter((shown) => shown === 'yes' || shown === 'no')
  return { successes: known.filter((shown) => shown === 'no').length, total: known.length }
}

/** Endpoints requested in any window of the client, the most frequent first. */
function endpointsOf({ trials }: TestedClient, firings: Firings): string[] {
  return [...firings]
    .map(([endpoint, fired]) => ({ endpoint, count: firedAmong(trials, fired).successes }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || (a.endpoint < b.endpoint ? -1 : 1))
    .slice(0, MAX_ENDPOINTS)
    .map(({ endpoint }) => endpoint)
}

/** Controls against as many random windows as fit side by side. */
function againstChance(client: TestedClient, endpoint: string, controls: Counted): Comparison | null {
  const share = chanceShareOf(client, endpoint)
  const total = client.chance?.independent ?? 0
  return share === null ? null : compare(controls, { successes: Math.round(share * total), total })
}

/** All tests of one client. */
export function testClient(client: TestedClient, messages: readonly TrialMessage[], firings: Firings): ClientTests {
  const test = rememberingFisher()
  const endpoints = endpointsOf(client, firings)
  const controls = new Map(endpoints.map((endpoint) => [endpoint, firedAmong(client.controls, firings.get(endpoint))]))
  const controlsBlocked = blockedAmong(client.controls, messages)
  const words: [string | null, readonly number[]][] = [...client.words, [null, [...client.words.values()].flat()]]
  return {
    client,
    words: words.map(([word, trials]) => ({
      word,
      trials,
      firing: new Map(
        [...controls].map(([endpoint, other]) => [
          endpoint,
          compare(firedAmong(trials, firings.get(endpoint)), other, test),
        ]),
      ),
      blocking: compare(blockedAmong(trials, messages), controlsBlocked, test),
    })),
    anything: new Map(
      [...controls].flatMap(([endpoint, fired]) => {
        const found = againstChance(client, endpoint, fired)
        return found === null ? [] : [[endpoint, found] as const]
      }),
    ),
  }
}

/** Every test that was made: those with an empty group are none. */
export const familyOf = (clients: readonly ClientTests[]): Comparison[] =>
  clients
    .flatMap(({ words, anything }) => [
      ...words.flatMap(({ firing, blocking }) => [...firing.values(), blocking]),
      ...anything.values(),
    ])
    .filter(({ one, other }) => one.total > 0 && other.total > 0)
