import { fisher } from '../../lib/fisher.ts'
import { ALPHA, type Comparison, compare, rises, shareOf } from './comparisons.ts'
import { type ClientTests, type Firings, firedAmong, type WordTests } from './tests.ts'

/** What decides about calls, once all tests are made. */
export interface Rulings {
  /** The p at which one more test would be called. */
  levelP: number
  permutationP: (p: number) => number
  firings: Firings
}

/** The endpoint that a finding is about, and why this one. */
export interface Reported {
  endpoint: string | null
  comparison: Comparison
  /** `called` for this word; `reference`: called for another; `smallest` p; `none`. */
  basis: 'called' | 'reference' | 'smallest' | 'none'
}

type Tested = readonly [endpoint: string, comparison: Comparison]

const effectOf = ({ one, other }: Comparison): number => shareOf(one) - shareOf(other)

/** More often after the word before less often, then the smaller p, then the larger effect. */
const byStrength = ([nameA, a]: Tested, [nameB, b]: Tested): number =>
  Number(rises(b)) - Number(rises(a)) || a.p - b.p || effectOf(b) - effectOf(a) || (nameA < nameB ? -1 : 1)

export const isCalled = (comparison: Comparison, { permutationP }: Rulings): boolean =>
  rises(comparison) && comparison.q <= ALPHA && permutationP(comparison.p) <= ALPHA

/** Had every trial of the word fired (or been blocked), the test would have been called. */
export function couldTell({ one, other }: Comparison, levelP: number): boolean {
  if (one.total === 0 || other.total === 0) return false
  return fisher({ successes: one.total, total: one.total }, other) <= levelP
}

const strongest = (tested: Iterable<Tested>): Tested | null => [...tested].toSorted(byStrength)[0] ?? null

function strongestCalled({ words }: ClientTests, rulings: Rulings): Tested | null {
  const called = words.flatMap(({ firing }) => [...firing].filter(([, comparison]) => isCalled(comparison, rulings)))
  return strongest(called)
}

/** Controls have at least this share of the rate of the word that fires most. */
const NEARLY = 0.5

/** Endpoints that follow whatever is written: controls, more often than chance and nearly as often as any word, with outbound bytes. */
export function followsAnything({ words, anything }: ClientTests, { firings }: Rulings): Set<string> {
  const found = [...anything].filter(([endpoint, controls]) => {
    const rates = words.map(({ firing }) => firing.get(endpoint)).map((word) => (word ? shareOf(word.one) : 0))
    const isNearly = shareOf(controls.one) >= NEARLY * Math.max(...rates)
    const carries = [...(firings.get(endpoint)?.values() ?? [])].some(({ outboundBytes }) => outboundBytes > 0)
    return rises(controls) && controls.q <= ALPHA && isNearly && carries
  })
  return new Set(found.map(([endpoint]) => endpoint))
}

/** One call in fifty made by chance is this strong. */
const STRONG_Q = ALPHA / 50

/**
 * Where this client's uploads go: the endpoint called for one of its words, which may be chance unless the call is a strong one;
 * so one that follows whatever is written comes before a weak call.
 */
function ownReference(client: ClientTests, rulings: Rulings): Tested | null {
  const called = strongestCalled(client, rulings)
  if (called !== null && called[1].q <= STRONG_Q) return called
  const followed = followsAnything(client, rulings)
  return strongest([...client.anything].filter(([endpoint]) => followed.has(endpoint))) ?? called
}

/** Where uploads of each client were seen, else of any, so that words without effect are looked for in the same place. */
export function referencesOf(clients: readonly ClientTests[], rulings: Rulings): Map<ClientTests, string> {
  const own = new Map<ClientTests, Tested>()
  for (const client of clients) {
    const found = ownReference(client, rulings)
    if (found !== null) own.set(client, found)
  }
  const best = strongest(own.values())
  return new Map(
    clients.flatMap((client) => {
      const [endpoint] = own.get(client) ?? best ?? []
      return endpoint === undefined ? [] : [[client, endpoint] as const]
    }),
  )
}

function comparisonAt(word: WordTests, endpoint: string | null, context: { client: ClientTests; rulings: Rulings }) {
  const { client, rulings } = context
  const tested = endpoint === null ? undefined : word.firing.get(endpoint)
  if (tested !== undefined) return tested
  const fired = endpoint === null ? undefined : rulings.firings.get(endpoint)
  return compare(firedAmong(word.trials, fired), firedAmong(client.client.controls, fired))
}

/**
 * The endpoint with the smallest p for the word if it is called. If none is: the one called for another word of the client,
 * else of the session, because there an upload would have been seen; else the smallest p among those that could tell, which an
 * endpoint requested in every window anyhow cannot. Where there are too few trials to tell anything, the smallest p that rises.
 */
export function reportedOf(
  word: WordTests,
  context: { client: ClientTests; reference: string | null; rulings: Rulings },
): Reported {
  const { reference, rulings } = context
  const first = strongest(word.firing)
  if (first !== null && isCalled(first[1], rulings))
    return { endpoint: first[0], comparison: first[1], basis: 'called' }
  if (reference !== null)
    return { endpoint: reference, comparison: comparisonAt(word, reference, context), basis: 'reference' }
  const telling = strongest([...word.firing].filter(([, comparison]) => couldTell(comparison, rulings.levelP)))
  if (telling !== null) return { endpoint: telling[0], comparison: telling[1], basis: 'smallest' }
  const unseen = comparisonAt(word, null, context)
  const isBetterThanNone = first !== null && rises(first[1]) && !couldTell(unseen, rulings.levelP)
  if (isBetterThanNone) return { endpoint: first[0], comparison: first[1], basis: 'smallest' }
  return { endpoint: null, comparison: unseen, basis: 'none' }
}
