import { logChoose } from './factorials.ts'
import { logBeta, logGamma } from './gamma.ts'

/**
 * Successes of which the chance differs from group to group (Skellam, JRSS B 10:257, 1948): `mean` is the chance over all
 * groups, `correlation` ρ = 1/(a+b+1) that of two trials of one group. Both lie strictly between 0 and 1.
 */
export interface BetaBinomial {
  mean: number
  correlation: number
}

/** Below this the groups are alike, and the binomial is exact to more digits than the beta functions are. */
const ALIKE = 1e-7

/** Natural logarithm of the chance of exactly so many successes of `total` trials. */
export function logChance({ mean, correlation }: BetaBinomial, successes: number, total: number): number {
  if (correlation < ALIKE)
    return logChoose(total, successes) + successes * Math.log(mean) + (total - successes) * Math.log1p(-mean)
  const both = (1 - correlation) / correlation
  const [a, b] = [mean * both, (1 - mean) * both]
  return logChoose(total, successes) + logBeta(successes + a, total - successes + b) - logBeta(a, b)
}

/** Fewest successes that so large a share of all groups of `total` trials does not exceed. */
export function quantile(shape: BetaBinomial, total: number, share: number): number {
  let sum = 0
  for (let successes = 0; successes < total; successes += 1) {
    sum += Math.exp(logChance(shape, successes, total))
    if (sum >= share) return successes
  }
  return total
}

const valueAt = (values: Float64Array, place: number): number => values[place] ?? Number.NaN

/** `logChance` for totals up to `most`, from tables: millions of outcomes are looked at. Falls back on the formula beyond. */
export function tabulated(shape: BetaBinomial, most: number): (successes: number, total: number) => number {
  const { mean, correlation } = shape
  if (correlation < ALIKE) return (successes, total) => logChance(shape, successes, total)
  const both = (1 - correlation) / correlation
  const table = (from: number) => Float64Array.from({ length: most + 1 }, (_, at) => logGamma(from + at))
  const [hits, misses, all] = [table(mean * both), table((1 - mean) * both), table(both)]
  const constant = valueAt(all, 0) - valueAt(hits, 0) - valueAt(misses, 0)
  return (successes, total) =>
    total > most
      ? logChance(shape, successes, total)
      : logChoose(total, successes) +
        valueAt(hits, successes) +
        valueAt(misses, total - successes) -
        valueAt(all, total) +
        constant
}
