import type { Boundaries } from './boundaries.ts'
import type { Priors } from './search.ts'

/**
 * How many components a combination has, 1 to 6: rounded shares of the combinations published with *One App, Two Systems*
 * (2016) and *Censored Contagion* (2020), Citizen Lab.
 */
const COMPONENTS = [0.22, 0.22, 0.24, 0.22, 0.07, 0.03] as const

/** Length of a component in characters, 1 to 8, rounded from the same lists; longer ones have what is left. */
const LENGTHS = [0.03, 0.5, 0.2, 0.15, 0.04, 0.03, 0.01, 0.01] as const
const LONGER = 0.03
/** Each further character is so much less likely. */
const LONGER_RATIO = 0.85

/** Share of next components that stand close behind the one before, as in a sentence about one thing. */
const NEAR_SHARE = 0.12
const NEAR_RATIO = 0.8

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))

const lengthWeight = (length: number): number =>
  LENGTHS[length - 1] ?? LONGER * (1 - LONGER_RATIO) * LONGER_RATIO ** (length - LENGTHS.length - 1)

/**
 * Density of the next start at share `y` of the text after `found` components: starts of k components anywhere in the text,
 * each place as likely, in order (order statistics of the uniform distribution), mixed over k.
 */
function startDensity(found: number, y: number): number {
  return COMPONENTS.reduce((sum, share, index) => {
    const left = index - found
    return left < 0 ? sum : sum + share * (factorial(index + 1) / factorial(left)) * (1 - y) ** left
  }, 0)
}

/** Weight, on the same scale, that the components found are all; 0 before the first. */
const stopDensity = (found: number): number =>
  found === 0 ? 0 : (COMPONENTS[found - 1] ?? COMPONENTS[5]) * factorial(Math.min(found, COMPONENTS.length))

/** Scales weights to sum 1. */
function scaled(weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return total > 0 ? weights.map((weight) => weight / total) : weights.fill(1 / weights.length)
}

/** Priors from segmentation and from how long and how many components published combinations have: no list of words. */
export function textPriors({ starts, ends }: Boundaries): Priors {
  const count = starts.length
  return {
    starts({ found, from }) {
      const weights = new Float64Array(count - from + 1)
      const before = found.length
      for (let at = from; at < count; at += 1)
        weights[at - from] = (starts[at] ?? 0) * (startDensity(before, at / count) / count)
      const far = weights.reduce((sum, weight) => sum + weight, 0)
      weights[count - from] = stopDensity(before)
      if (before > 0) near(weights, { far, starts, from })
      return scaled(weights)
    },
    ends: (_, { start, firstEnd }) =>
      scaled(
        Float64Array.from(
          { length: count - firstEnd + 1 },
          (_unused, at) => (ends[firstEnd + at] ?? 0) * lengthWeight(firstEnd + at - start) + 1e-9,
        ),
      ),
  }
}

/** Moves a share of what is spread over the text to the places just behind the last start. */
function near(weights: Float64Array, { far, starts, from }: { far: number; starts: Float64Array; from: number }): void {
  const close = Float64Array.from(
    { length: weights.length - 1 },
    (_, at) => (starts[from + at] ?? 0) * NEAR_RATIO ** at,
  )
  const total = close.reduce((sum, weight) => sum + weight, 0)
  for (const [at, weight] of close.entries())
    weights[at] = (weights[at] ?? 0) * (1 - NEAR_SHARE) + (total > 0 ? (NEAR_SHARE * far * weight) / total : 0)
}
