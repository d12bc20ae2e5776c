import { sendingsOf } from './lines.ts'
import { BIAS, WEIGHTS } from './coefficients.ts'
import { FEATURES, levelsAt } from './features.ts'
import { type LineReading, type Network, probabilityOf, READINGS } from './readings.ts'

/** One answer about a pair that the model weighed. */
export interface Reason {
  feature: string
  meaning: string
  /** The answer, one of the feature’s levels. */
  level: string
  /** How much it adds to the score of the likeliest reading beyond what it adds to the next; below 0 it speaks for the rival. */
  weight: number
}

/** Why a pair reads as it does, and what else it could be. */
export interface Reasons {
  reading: LineReading
  rival: LineReading
  /** All four, the likeliest first. */
  probabilities: readonly { reading: LineReading; probability: number }[]
  /** What the model starts from before it looks: how much commoner the reading is than its rival. */
  start: number
  /** The heaviest first; empty where presence alone decides. */
  reasons: readonly Reason[]
}

/**
 * The weights of a pair’s levels for its likeliest reading less those for the next: with `start` they add up to the natural
 * logarithm of how many times likelier the one is than the other.
 */
export function reasonsOf(network: Network, pair: number): Reasons {
  const probabilities = READINGS.map((reading) => ({
    reading,
    probability: probabilityOf(network, pair, reading),
  })).toSorted((a, b) => b.probability - a.probability)
  const [reading = 'own', rival = 'shared'] = probabilities.map((one) => one.reading)
  const between = (weights: readonly number[] | undefined): number =>
    (weights?.[READINGS.indexOf(reading)] ?? 0) - (weights?.[READINGS.indexOf(rival)] ?? 0)
  const levels = sendingsOf(network.lines, pair) > 0 ? levelsAt(network.lines, network.totals, pair) : []
  const reasons = levels.map((at, feature) => {
    const { id = '', meaning = '', levels: names = [] } = FEATURES[feature] ?? {}
    const level = names[at] ?? ''
    return { feature: id, meaning, level, weight: between(WEIGHTS[id]?.[level]) }
  })
  return {
    reading,
    rival,
    probabilities,
    start: between(BIAS),
    reasons: reasons.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  }
}
