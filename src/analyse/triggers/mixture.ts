import { contextRate } from './excess.ts'
import type { Evidence } from './evidence.ts'
import { type Hits, touches } from './hits.ts'

/** How far each phrase explains messages. */
export interface Fit {
  /** Messages it is the reason of. */
  explained: Float64Array
  /** Messages with it that have another reason, or none. */
  context: Float64Array
  /** Messages without a reason. */
  unexplained: number
  /** Messages that `context` was counted in; 0 before the first round. */
  read: number
}

/** Below this share a reason does not count for where other phrases stand. */
const LEAST_SHARE = 0.01

/** Share of the messages that may always have no reason: else nothing could ever lose its last one. */
const LEAST_UNEXPLAINED = 0.01

/**
 * One round of expectation and maximisation (Dempster, Laird and Rubin 1977) for: a message has one reason, a phrase or
 * none; everything else in it is ordinary language. A phrase is then the likelier reason, the more of all messages it
 * explains and the rarer it is where something else is the reason. Phrases that explain nothing are out for good.
 */
export function improved(evidence: Evidence, fit: Fit): Fit {
  const { hits, weights, known, total, phrases } = evidence
  const odds = oddsOf(evidence, fit)
  const none = Math.max(fit.unexplained, LEAST_UNEXPLAINED * total) / total
  const next = { ...nothing(phrases.length), read: total }
  for (let text = 0; text < weights.length; text += 1) {
    const weight = weights[text] ?? 0
    if (weight === 0) continue
    const [from, to] = [hits.starts[text] ?? 0, hits.starts[text + 1] ?? 0]
    const isKnown = known[text] === 1
    let sum = none
    for (let hit = from; hit < to; hit += 1)
      if (hits.isFirst[hit] === 1 && !isKnown) sum += odds[hits.phrase[hit] ?? 0] ?? 0
    const withoutReason = isKnown ? weight : (weight * none) / sum
    if (!isKnown) next.unexplained += withoutReason
    for (let hit = from; hit < to; hit += 1) {
      if (hits.isFirst[hit] === 0) continue
      const phrase = hits.phrase[hit] ?? 0
      raise(next.context, phrase, withoutReason)
      const share = isKnown ? 0 : (odds[phrase] ?? 0) / sum
      raise(next.explained, phrase, weight * share)
      if (share > LEAST_SHARE && to - from > 1)
        addBeside(hits, { from, to, reason: phrase, share: weight * share }, next.context)
    }
  }
  return next
}

/** A fit of no messages. */
export const nothing = (phrases: number): Fit => ({
  explained: new Float64Array(phrases),
  context: new Float64Array(phrases),
  unexplained: 0,
  read: 0,
})

/** How much likelier each phrase makes a message as its reason than as ordinary language. */
const oddsOf = ({ priors, total }: Evidence, { explained, context, read }: Fit): Float64Array =>
  Float64Array.from(explained, (count, phrase) => {
    const rate = { seen: context[phrase] ?? 0, messages: Math.max(0, read - count) }
    return count === 0 ? 0 : count / total / contextRate(priors[phrase] ?? 1, rate)
  })

const raise = (values: Float64Array, at: number, by: number): void => {
  values[at] = (values[at] ?? 0) + by
}

/** Adds the share of a reason to the context of every phrase that stands in the text elsewhere than where the reason does. */
function addBeside(
  hits: Hits,
  within: { from: number; to: number; reason: number; share: number },
  context: Float64Array,
): void {
  const done = [within.reason]
  for (let hit = within.from; hit < within.to; hit += 1) {
    const phrase = hits.phrase[hit] ?? 0
    if (done.includes(phrase) || touches(hits, within, hit)) continue
    done.push(phrase)
    raise(context, phrase, within.share)
  }
}
