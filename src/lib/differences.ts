import type { Counted } from './fisher.ts'
import { type Interval, wilson } from './stats.ts'

/** The first share less the second, with its 95 % interval. */
export interface Difference extends Interval {
  difference: number
}

/**
 * Difference of two independent shares: method 10 of Newcombe (Statistics in Medicine 17:873, 1998), which joins the two
 * score intervals. Null when a group is empty.
 */
export function difference(one: Counted, other: Counted): Difference | null {
  if (one.total === 0 || other.total === 0) return null
  const [a, b] = [one.successes / one.total, other.successes / other.total]
  const [forA, forB] = [wilson(one.successes, one.total), wilson(other.successes, other.total)]
  return {
    difference: a - b,
    low: a - b - Math.hypot(a - forA.low, forB.high - b),
    high: a - b + Math.hypot(forA.high - a, b - forB.low),
  }
}
