import { contextRate, logTail } from './excess.ts'
import { touches } from './hits.ts'
import type { Evidence } from './evidence.ts'

/** What each phrase would leave unexplained, were it no trigger. */
export interface Alone {
  /** Messages with it and with no chosen phrase but it. */
  alone: Float64Array
  /** Messages that another chosen phrase explains, with it elsewhere in them. */
  context: Float64Array
  /** Messages without any chosen phrase. */
  unexplained: number
}

/** Counts for every phrase what the chosen ones but itself explain. */
export function aloneOf({ hits, weights, known, phrases }: Evidence, chosen: Uint8Array): Alone {
  const result = { alone: new Float64Array(phrases.length), context: new Float64Array(phrases.length), unexplained: 0 }
  const stamp = new Int32Array(phrases.length).fill(-1)
  for (let text = 0; text < weights.length; text += 1) {
    const weight = weights[text] ?? 0
    if (weight === 0) continue
    const [from, to] = [hits.starts[text] ?? 0, hits.starts[text + 1] ?? 0]
    const reasons = chosenBetween(hits.phrase, { from, to, chosen })
    const isKnown = known[text] === 1
    if (reasons.length === 0 && !isKnown) result.unexplained += weight
    for (let hit = from; hit < to; hit += 1) {
      const phrase = hits.phrase[hit] ?? 0
      if (stamp[phrase] === text) continue
      const isAlone = !isKnown && (reasons.length === 0 || (reasons.length === 1 && reasons[0] === phrase))
      const isBeside =
        isKnown || reasons.some((reason) => reason !== phrase && !touches(hits, { from, to, reason }, hit))
      if (!isAlone && !isBeside) continue
      stamp[phrase] = text
      const column = isAlone ? result.alone : result.context
      column[phrase] = (column[phrase] ?? 0) + weight
    }
  }
  return result
}

function chosenBetween(phrases: Int32Array, within: { from: number; to: number; chosen: Uint8Array }): number[] {
  const found: number[] = []
  for (let hit = within.from; hit < within.to; hit += 1) {
    const phrase = phrases[hit] ?? 0
    if (within.chosen[phrase] === 1 && !found.includes(phrase)) found.push(phrase)
  }
  return found
}

/** How far what a phrase explains alone exceeds what ordinary language would bring. */
export interface Excess {
  /** Messages it would be in by chance, among those that nothing else explains. */
  expected: number
  /** Logarithm of the chance of at least as many as there are. */
  logChance: number
}

/** The excess of one phrase; with itself set aside whether it is chosen or not. */
export function excessOf(
  { total, priors }: Evidence,
  { alone, context, unexplained }: Alone,
  { phrase, isChosen }: { phrase: number; isChosen: boolean },
): Excess {
  const count = alone[phrase] ?? 0
  const open = unexplained + (isChosen ? count : 0)
  const seen = context[phrase] ?? 0
  const expected = open * contextRate(priors[phrase] ?? 1, { seen, messages: total - open })
  // Weights are shares of templates: a whole number of messages is reached up to rounding
  return { expected, logChance: logTail(Math.floor(count + 1e-6), { expected, seen }) }
}
