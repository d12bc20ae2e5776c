import { logChoose } from './factorials.ts'

/** So many of so many: a share before it is divided. */
export interface Counted {
  successes: number
  total: number
}

/** Tables whose probability is that close to the observed one count as equally likely, as in R's fisher.test. */
const TIE = 1 + 1e-7

/** Natural logarithm of the chance of exactly so many successes in the first group, all margins given. */
function logChance(successes: number, all: { first: number; second: number; successes: number }): number {
  const { first, second } = all
  return (
    logChoose(first, successes) +
    logChoose(second, all.successes - successes) -
    logChoose(first + second, all.successes)
  )
}

/**
 * Fisher's exact test of two shares, two-sided: the summed chance of all tables with these margins that are no likelier than
 * the observed one (R. A. Fisher, JRSS 85:87, 1922, and The Design of Experiments, 1935). 1 when a group is empty; never 0,
 * however far the tail.
 */
export function fisher(one: Counted, other: Counted): number {
  const all = { first: one.total, second: other.total, successes: one.successes + other.successes }
  const lowest = Math.max(0, all.successes - all.second)
  const highest = Math.min(all.first, all.successes)
  const observed = logChance(one.successes, all) + Math.log(TIE)
  let p = 0
  for (let successes = lowest; successes <= highest; successes += 1) {
    const chance = logChance(successes, all)
    if (chance <= observed) p += Math.exp(chance)
  }
  return Math.min(1, Math.max(p, Number.MIN_VALUE))
}
