import type { View } from '../analysis.ts'
import { sentOf } from './reach.ts'

/** Texts that are nearly the same, with who sent them. */
export interface Candidate {
  /** Texts of the corpus, and their unique messages. */
  texts: readonly number[]
  messages: readonly number[]
  /** Sendings of each account. */
  sendings: ReadonlyMap<string, number>
}

/** Where texts went, and until when. */
export interface Spread {
  addresses: number
  /** Of them, those that accounts reached which each sent the text to many. */
  broadcast: number
  /** Latest record, milliseconds since 1970 UTC; null without a date. */
  lastUtcMs: number | null
}

/**
 * Whoever writes to strangers reaches a new address with one sending in four at least; whoever sends again because nobody
 * answers, or because the text was hidden, comes back to the same few, however often.
 */
const FEWEST_ADDRESSES_PER_SENDING = 0.25

/** Asks where the texts of each candidate went; `many` addresses of one account make it a sender to strangers. */
export async function spreadOf(
  view: View,
  candidates: readonly Candidate[],
  many: number,
): Promise<(Candidate & Spread)[]> {
  const places = candidates.map((candidate) => ({
    candidate,
    reached: new Map<string, Set<string>>(),
    lastUtcMs: [] as number[],
  }))
  const placeOf = new Map(places.flatMap((place) => place.candidate.texts.map((text) => [text, place] as const)))
  for await (const batch of sentOf(view, [...placeOf.keys()]))
    for (const { account, text, address, lastUtcMs } of batch) {
      const place = placeOf.get(text)
      if (place === undefined) throw new Error('only the texts asked for come back')
      const reached = place.reached.get(account) ?? new Set()
      place.reached.set(account, address === '' ? reached : reached.add(address))
      if (lastUtcMs !== null) place.lastUtcMs = [Math.max(lastUtcMs, ...place.lastUtcMs)]
    }
  return places.map(({ candidate, reached, lastUtcMs: [last = null] }) => ({
    ...candidate,
    addresses: new Set([...reached.values()].flatMap((addresses) => [...addresses])).size,
    broadcast: broadcastBy(candidate, reached, many),
    lastUtcMs: last,
  }))
}

/** Addresses reached by the accounts that write to strangers, added up. */
function broadcastBy({ sendings }: Candidate, reached: ReadonlyMap<string, ReadonlySet<string>>, many: number): number {
  let sum = 0
  for (const [account, { size }] of reached)
    if (size >= many && size >= FEWEST_ADDRESSES_PER_SENDING * (sendings.get(account) ?? 0)) sum += size
  return sum
}
