import { grouped } from '../../lib/grouped.ts'
import { median } from '../../lib/ranks.ts'
import type { Random } from '../../lib/random.ts'
import type { Exchange, HttpRequest } from '../../model/exchange.ts'
import { headerOf } from '../http/headers.ts'
import { outboundBytesOf, type OutboundValue, outboundValues } from '../outbound.ts'
import { entropyShare } from './armour.ts'
import { contentTypeOf, isLying } from './content.ts'
import { addTo, newReservoir, type Reservoir } from './reservoir.ts'

/** Whatever a capture holds, an endpoint takes no more than this: hosts, types and times beyond are not kept. */
const MAX_HOSTS = 100
const MAX_TYPES = 16
const MAX_TIMES = 256

/** How one kind of request behaves, in bounded memory. */
export interface EndpointTally {
  requests: number
  bodies: number
  cookieless: number
  hosts: Set<string>
  types: Map<string, number>
  checked: number
  lying: number
  sizes: Reservoir
  entropies: Reservoir
  /** When each client asked, for the first requests. */
  times: { client: string; atUtcMs: number }[]
}

export const newEndpointTally = (): EndpointTally => ({
  requests: 0,
  bodies: 0,
  cookieless: 0,
  hosts: new Set(),
  types: new Map(),
  checked: 0,
  lying: 0,
  sizes: newReservoir(),
  entropies: newReservoir(),
  times: [],
})

/** Entropy of the longest value: whatever is uploaded is longer than what goes with it. */
function entropyOf(values: readonly OutboundValue[]): number | null {
  const [longest] = values.map(({ bytes }) => bytes).toSorted((a, b) => b.length - a.length)
  return longest === undefined ? null : entropyShare(longest)
}

function addBody(tally: EndpointTally, request: HttpRequest): void {
  const type = contentTypeOf(request)
  if (tally.types.size < MAX_TYPES || tally.types.has(type)) tally.types.set(type, (tally.types.get(type) ?? 0) + 1)
  const lying = isLying(request)
  if (lying === null) return
  tally.checked += 1
  if (lying) tally.lying += 1
}

/** Counts a request under its endpoint; returns the bytes it carries out. */
export function addToTally(tally: EndpointTally, exchange: Exchange, random: Random): number {
  const { request, server, client } = exchange
  if (request === null) return 0
  tally.requests += 1
  const values = outboundValues(request)
  const outboundBytes = outboundBytesOf(request, values)
  addTo(tally.sizes, outboundBytes, random)
  const entropy = entropyOf(values)
  if (entropy !== null) addTo(tally.entropies, entropy, random)
  if (outboundBytes > 0) tally.bodies += 1
  if (request.bodyBytes > 0) addBody(tally, request)
  if (headerOf(request, 'cookie') === null) tally.cookieless += 1
  const host = request.host ?? server?.address ?? ''
  if (tally.hosts.size < MAX_HOSTS) tally.hosts.add(host.toLowerCase())
  if (request.startedAtUtcMs !== null && tally.times.length < MAX_TIMES)
    tally.times.push({ client: client?.address ?? '', atUtcMs: request.startedAtUtcMs })
  return outboundBytes
}

/** Pauses of one client that say how regular it is. */
const LEAST_PAUSES = 3

function variationOf(times: readonly number[]): { pauses: number; variation: number } | null {
  const sorted = times.toSorted((a, b) => a - b)
  const pauses = sorted.slice(1).map((time, index) => time - (sorted[index] ?? time))
  const mean = pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length
  if (pauses.length < LEAST_PAUSES || mean === 0) return null
  const squares = pauses.reduce((sum, pause) => sum + (pause - mean) ** 2, 0)
  return { pauses: pauses.length, variation: Math.sqrt(squares / pauses.length) / mean }
}

/** Coefficient of variation of the pauses of each client, the mean over clients weighted by pauses. */
export function pauseVariation({ times }: EndpointTally): number | null {
  const byClient = grouped(times, ({ client }) => client)
  const found = [...byClient.values()].flatMap((own) => variationOf(own.map(({ atUtcMs }) => atUtcMs)) ?? [])
  const pauses = found.reduce((sum, one) => sum + one.pauses, 0)
  return pauses === 0 ? null : found.reduce((sum, one) => sum + one.variation * one.pauses, 0) / pauses
}

/** The type that most bodies carry; '' when they carry none or there are none. */
export function usualType({ types }: EndpointTally): string {
  const [first] = [...types].toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
  return first?.[0] ?? ''
}

/** Middle of the sampled sizes and of the sampled entropies. */
export const middles = ({ sizes, entropies }: EndpointTally): { outboundBytes: number; entropy: number | null } => ({
  outboundBytes: median(sizes.kept) ?? 0,
  entropy: median(entropies.kept),
})
