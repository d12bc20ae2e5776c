import { type Random, seededRandom } from '../../lib/random.ts'
import type { Material } from './evidence.ts'
import { contextRate, logTail } from './excess.ts'
import { FEWEST_ACCOUNTS, type Inferred } from './infer.ts'
import { placeShare, priorOf } from './prior.ts'

/** Messages that planted words stand in. */
export const PLANTED_MESSAGES = [3, 5, 10, 20] as const

/** Words planted for each number of messages. */
const PLANTED_WORDS = 200

/** How many of the words planted in so many messages would be found. */
export interface Power {
  messages: number
  planted: number
  found: number
}

/**
 * Plants words of the background: so many messages are drawn at random as the word is to stand in, and what is tested is
 * the excess that it would then have. Not tried is whether a neighbour is the same by chance, or a rival takes the word.
 */
export function powerOf(material: Material, { evidence, unexplained, threshold }: Inferred): Power[] {
  const random = seededRandom(2)
  const { messages } = material
  const weightOf = messageWeights(messages.text, evidence.weights)
  const isFound = (count: number, prior: number): boolean => {
    const drawn = Array.from({ length: count }, () => random.below(messages.text.length))
    const accounts = new Set(drawn.map((message) => messages.account[message]))
    const weight = drawn.reduce((sum, message) => sum + weightOf(message), 0)
    const open = unexplained + weight
    const expected = open * contextRate(prior, { seen: 0, messages: evidence.total - open })
    return accounts.size >= FEWEST_ACCOUNTS && logTail(Math.floor(weight + 1e-6), { expected, seen: 0 }) <= threshold
  }
  const priors = messages.text.length === 0 ? [] : plantedPriors(material, random)
  return PLANTED_MESSAGES.map((count) => ({
    messages: count,
    planted: priors.length,
    found: priors.filter((prior) => isFound(count, prior)).length,
  }))
}

/** What each message weighs: its part of the weight of its text. */
function messageWeights(text: Uint32Array, weights: Float64Array): (message: number) => number {
  const messages = new Uint32Array(weights.length)
  for (const one of text) messages[one] = (messages[one] ?? 0) + 1
  return (message) => {
    const one = text[message] ?? 0
    return (weights[one] ?? 0) / (messages[one] ?? 1)
  }
}

/** Shares of ordinary messages that hold words drawn from the background, as far as known before looking. */
function plantedPriors({ language, placesPerText }: Material, random: Random): number[] {
  const words = [...language.background.words.entries()].flatMap(([word]) => (word.length > 1 ? [word] : []))
  return Array.from({ length: Math.min(PLANTED_WORDS, words.length) }, () =>
    priorOf(placesPerText * placeShare(words[random.below(words.length)] ?? '', language)),
  )
}
