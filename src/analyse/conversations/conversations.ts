import { once } from '../once.ts'
import { causesOf } from '../repetition/causes.ts'
import { type Sendings, sendingsOf } from '../repetition/sendings.ts'
import { asksEach, featuresOf } from './features.ts'
import { findLinks } from './find.ts'
import { type Thread, threadsOf } from './threads.ts'
import { type Utterances, utterancesOf } from './utterances.ts'

export interface Conversations {
  sendings: Sendings
  utterances: Utterances
  /** In the order of time. */
  threads: readonly Thread[]
  /** False where what is chance cannot be told: all within a day, or nobody writes near another. */
  couldTell: boolean
}

/** The conversations of a view, once for all analyses that need them. */
export const conversationsOf = once(async (view) => conversationsIn(await sendingsOf(view), await causesOf(view)))

/** The same of sendings at hand. */
export function conversationsIn(sendings: Sendings, causes: Uint8Array): Conversations {
  const utterances = utterancesOf(sendings, causes)
  const found = findLinks(featuresOf(sendings), utterances)
  const threads = found === null ? [] : threadsOf(found, utterances)
  return { sendings, utterances, threads, couldTell: found !== null }
}

/** Places of turns that somebody else answers in the same thread, and whether each of them asks something. */
export function answeredTurns(
  { sendings, utterances }: Conversations,
  { turns }: Thread,
): { place: number; asks: boolean }[] {
  const asks = asksEach(sendings.corpus)
  return turns.flatMap((place, at) => {
    const next = turns[at + 1]
    if (next === undefined || utterances.account[next] === utterances.account[place]) return []
    return [{ place, asks: asks[utterances.text[place] ?? 0] === 1 }]
  })
}
