import { once } from '../once.ts'
import type { View } from '../analysis.ts'
import { BIAS, WEIGHTS } from './coefficients.ts'
import { FEATURES, levelsAt } from './features.ts'
import { type Lines, linesOf, sendingsOf } from './lines.ts'
import { type Totals, totalsOf } from './totals.ts'

/** What an account and an address on one line can be to each other, in the order of the model's columns. */
export const READINGS = ['own', 'shared', 'correspondent', 'group'] as const
export type LineReading = (typeof READINGS)[number]

/** A pair is decided when its likeliest reading is at least so probable; below it is `unresolved`. */
export const DECIDED_AT = 0.8

/** Lines with what was counted over them, and the probability of each reading of each pair. */
export interface Network {
  lines: Lines
  totals: Totals
  /** Of pair `i`, that of `READINGS[r]` at `i · READINGS.length + r`; 0 where the pair is of presence alone and never wrote. */
  probabilities: Float32Array
}

/** The network of a view, read once for all analyses that need it. */
export const networkOf = once(async (view: View): Promise<Network> => networkFrom(await linesOf(view)))

/** Reads every pair of some lines. */
export function networkFrom(lines: Lines): Network {
  const totals = totalsOf(lines)
  const probabilities = new Float32Array(lines.account.length * READINGS.length)
  for (let pair = 0; pair < lines.account.length; pair += 1) {
    const read =
      sendingsOf(lines, pair) > 0 ? probabilitiesOf(levelsAt(lines, totals, pair)) : presenceOnly(totals, pair, lines)
    probabilities.set(read, pair * READINGS.length)
  }
  return { lines, totals, probabilities }
}

/** An account that was present where it never wrote is at home there: alone, or with others. */
const presenceOnly = ({ present }: Totals, pair: number, { address }: Lines): readonly number[] =>
  (present[address[pair] ?? 0] ?? 0) > 1 ? [0, 1, 0, 0] : [1, 0, 0, 0]

/**
 * Multinomial logistic model (Cox, J. R. Stat. Soc. B 20:215, 1958, for several classes): the score of a reading is its bias
 * and the weights of the pair's levels, one for each feature; probabilities are exp(score) over their sum.
 */
export function probabilitiesOf(levels: readonly number[]): number[] {
  const scores = READINGS.map((_, reading) =>
    levels.reduce((sum, level, feature) => {
      const { id = '', levels: names = [] } = FEATURES[feature] ?? {}
      return sum + (WEIGHTS[id]?.[names[level] ?? '']?.[reading] ?? 0)
    }, BIAS[reading] ?? 0),
  )
  const highest = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - highest))
  const sum = raised.reduce((total, one) => total + one, 0)
  return raised.map((one) => one / sum)
}

/** Probability of a reading of a pair. */
export const probabilityOf = ({ probabilities }: Network, pair: number, reading: LineReading): number =>
  probabilities[pair * READINGS.length + READINGS.indexOf(reading)] ?? 0

/** The likeliest reading of a pair, with its probability. */
export function likeliest(network: Network, pair: number): { reading: LineReading; probability: number } {
  let best: { reading: LineReading; probability: number } = { reading: 'own', probability: 0 }
  for (const reading of READINGS) {
    const probability = probabilityOf(network, pair, reading)
    if (probability > best.probability) best = { reading, probability }
  }
  return best
}

/** What may be said of a pair: its likeliest reading, or that it cannot be told. */
export function decided(network: Network, pair: number): LineReading | 'unresolved' {
  const { reading, probability } = likeliest(network, pair)
  return probability >= DECIDED_AT ? reading : 'unresolved'
}

/** Somebody is taken to be at home where own and shared come to so much. */
export const AT_HOME = 0.5

/** Probability that an account is at home at an address, alone or with others. */
export const atHome = (network: Network, pair: number): number =>
  probabilityOf(network, pair, 'own') + probabilityOf(network, pair, 'shared')
