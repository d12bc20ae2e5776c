import type { Random } from '../../lib/random.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { EndpointFinding } from '../../model/trial.ts'
import { scoreOf } from './score.ts'
import { addToTally, type EndpointTally, middles, newEndpointTally, pauseVariation, usualType } from './tally.ts'

/** Endpoints told apart; a capture of a whole office has some thousands. */
const MAX_ENDPOINTS = 10_000

/** Where requests are counted once there are too many endpoints. */
export const OTHER = 'other'

/** How every kind of request in a session behaves; memory does not grow with the number of requests. */
export interface Finder {
  tallies: Map<string, EndpointTally>
  requests: number
  random: Random
}

export const newFinder = (random: Random): Finder => ({ tallies: new Map(), requests: 0, random })

/** Counts a request; returns the endpoint that it was counted under, and the bytes it carries out. */
export function addRequest(
  finder: Finder,
  endpoint: string,
  exchange: Exchange,
): { endpoint: string; outboundBytes: number } {
  const { tallies, random } = finder
  const name = tallies.has(endpoint) || tallies.size < MAX_ENDPOINTS ? endpoint : OTHER
  const tally = tallies.get(name) ?? newEndpointTally()
  tallies.set(name, tally)
  finder.requests += 1
  return { endpoint: name, outboundBytes: addToTally(tally, exchange, random) }
}

function measured(
  endpoint: string,
  tally: EndpointTally,
  session: { requests: number; sizeCorrelation: number | null },
): Omit<EndpointFinding, 'rank' | 'score'> {
  const { outboundBytes, entropy } = middles(tally)
  return {
    endpoint,
    requests: tally.requests,
    hosts: tally.hosts.size,
    medianOutboundBytes: outboundBytes,
    entropyShare: entropy,
    contentType: usualType(tally),
    lyingShare: tally.checked === 0 ? null : tally.lying / tally.checked,
    rarity: 1 - tally.requests / session.requests,
    cookielessShare: tally.cookieless / tally.requests,
    pauseVariation: pauseVariation(tally),
    sizeCorrelation: session.sizeCorrelation,
    bodies: tally.bodies,
    opened: 0,
    decode: '',
    keyId: null,
  }
}

/** All endpoints, the likeliest upload first; `other`, which is no kind of its own, last. */
export function rankEndpoints(
  { tallies, requests }: Finder,
  correlations: ReadonlyMap<string, number | null>,
): EndpointFinding[] {
  return [...tallies]
    .map(([endpoint, tally]) =>
      measured(endpoint, tally, { requests, sizeCorrelation: correlations.get(endpoint) ?? null }),
    )
    .map((found) => ({ rank: 0, score: scoreOf(found), ...found }))
    .toSorted(
      (a, b) =>
        Number(a.endpoint === OTHER) - Number(b.endpoint === OTHER) ||
        b.score - a.score ||
        (a.endpoint < b.endpoint ? -1 : 1),
    )
    .map((found, index) => ({ ...found, rank: index + 1 }))
}
