import { personAt } from '../../../lab/people/population.ts'
import type { World } from '../../../lab/people/world.ts'
import { grouped } from '../../../src/lib/grouped.ts'
import type { Conversations } from '../../../src/analyse/conversations/conversations.ts'

/** What was found of how much, and how much was reported. */
export interface Share {
  right: number
  found: number
  true: number
}

export const f1 = ({ right, found, true: there }: Share): number => (2 * right) / (found + there)
export const precision = ({ right, found }: Share): number => right / found
export const recall = ({ right, true: there }: Share): number => right / there

export interface ConversationScore {
  /** Neighbouring turns of one conversation. */
  pairs: Share
  /** Conversations with exactly the true turns. */
  exact: Share
  /** Reported conversations in which no two accounts really talk. */
  falseAlarms: number
  /** Conversations of which at least two turns by two accounts lie in one reported one. */
  met: number
}

/** True conversations with two logged turns by two accounts and more, each as places of messages in the order of time. */
function trueThreads({ messages }: World): number[][] {
  const byThread = grouped(messages.keys(), (place) => messages[place]?.thread)
  return [...byThread.values()]
    .filter((turns) => new Set(turns.map((place) => messages[place]?.sender)).size > 1)
    .map((turns) => turns.toSorted((a, b) => (messages[a]?.second ?? 0) - (messages[b]?.second ?? 0)))
}

/** Reported conversations in the same places; a text said again at another time is no place of its own in the truth. */
function foundThreads(world: World, { sendings, utterances, threads }: Conversations): number[][] {
  const { population, messages } = world
  const places = new Map(
    messages.map(({ sender, text }, place) => [`${personAt(population, sender).account}\t${text}`, place]),
  )
  const { corpus } = sendings
  const placeOf = (at: number): number => {
    const row = utterances.message[at] ?? 0
    const name = `${corpus.accounts[corpus.account[row] ?? 0]}\t${corpus.texts[corpus.text[row] ?? 0]}`
    return utterances.repeated[at] === 1 ? -1 - at : (places.get(name) ?? Number.NaN)
  }
  return threads.map(({ turns }) => turns.map(placeOf))
}

const pairsOf = (threads: readonly (readonly number[])[]): Set<string> =>
  new Set(threads.flatMap((turns) => turns.slice(1).map((place, before) => `${turns[before]} ${place}`)))

/** How the conversations of a lab world that were found compare with those that are true. */
export function conversationScore(world: World, found: Conversations): ConversationScore {
  const truth = trueThreads(world)
  const reported = foundThreads(world, found)
  const [truePairs, foundPairs] = [pairsOf(truth), pairsOf(reported)]
  const exactly = new Set(truth.map((turns) => turns.join(' ')))
  const threadOf = new Map(truth.flatMap((turns, thread) => turns.map((place) => [place, thread] as const)))
  const metIn = (turns: readonly number[]): number[] =>
    [...grouped(turns, (place) => threadOf.get(place))].flatMap(([thread, places]) =>
      thread !== undefined && new Set(places.map((place) => world.messages[place]?.sender)).size > 1 ? [thread] : [],
    )
  return {
    pairs: {
      right: [...foundPairs].filter((pair) => truePairs.has(pair)).length,
      found: foundPairs.size,
      true: truePairs.size,
    },
    exact: {
      right: reported.filter((turns) => exactly.has(turns.join(' '))).length,
      found: reported.length,
      true: truth.length,
    },
    falseAlarms: reported.filter((turns) => metIn(turns).length === 0).length,
    met: new Set(reported.flatMap(metIn)).size,
  }
}
