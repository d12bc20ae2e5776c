import { logChoose } from './factorials.ts'
import type { Counted } from './fisher.ts'

/** Chance that at most so many of the trials succeed when each does with this probability, 0 < probability < 1. */
function atMost({ successes, total }: Counted, probability: number): number {
  const [yes, no] = [Math.log(probability), Math.log1p(-probability)]
  let sum = 0
  for (let k = 0; k <= successes; k += 1) sum += Math.exp(logChoose(total, k) + k * yes + (total - k) * no)
  return sum
}

/** Halvings of 0…1: after these the bound is exact to the last digit of a double. */
const HALVINGS = 60

/**
 * Exact one-sided upper bound of a share (Clopper and Pearson, Biometrika 26:404, 1934): the share at which so few successes
 * have a chance of 1 − `confidence`. 1 without trials.
 */
export function upperBound(seen: Counted, confidence = 0.95): number {
  if (seen.successes >= seen.total) return 1
  let [low, high] = [seen.successes / seen.total, 1]
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (atMost(seen, middle) > 1 - confidence) low = middle
    else high = middle
  }
  return high
}
