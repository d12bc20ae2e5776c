import { type BetaBinomial, logChance, tabulated } from '../../lib/beta-binomial.ts'

/** Counts of one account, or of many alike. */
export interface Counts {
  messages: number
  unexplained: number
  short: number
}

/** How an account's unexplained messages come about: how many of its messages are, and how many of those are short. */
export interface Habit {
  unexplained: BetaBinomial
  short: BetaBinomial
}

/** Natural logarithm of the chance of these counts, given how many messages there are. */
export const logLikelihood = (habit: Habit, { messages, unexplained, short }: Counts): number =>
  logChance(habit.unexplained, unexplained, messages) + logChance(habit.short, short, unexplained)

/** Two habits to choose between: of accounts that are logged for words, and of an account that is logged whatever it writes. */
export interface Choice {
  ordinary: Habit
  target: Habit
  /** Outcomes with fewer unexplained messages never speak for a target. */
  leastUnexplained: number
}

/** Log likelihood ratio of target to ordinary by which outcomes are ordered. */
const evidence = ({ leastUnexplained }: Choice, unexplained: number, ratio: number): number =>
  unexplained < leastUnexplained ? Number.NEGATIVE_INFINITY : ratio

/** Hears of one thing that can be seen of an account: log likelihood ratio of target to ordinary, and log chances under both. */
export type Visit = (ratio: number, ordinary: number, target: number) => void

/** Goes through every outcome of an account with so many messages. Made once for all accounts with up to `most`. */
export function outcomes(choice: Choice, most: number): (messages: number, visit: Visit) => void {
  const { ordinary, target } = choice
  const [count, few] = [tabulated(ordinary.unexplained, most), tabulated(ordinary.short, most)]
  const [targetCount, targetFew] = [tabulated(target.unexplained, most), tabulated(target.short, most)]
  return (messages, visit) => {
    for (let unexplained = 0; unexplained <= messages; unexplained += 1) {
      const [one, other] = [count(unexplained, messages), targetCount(unexplained, messages)]
      for (let short = 0; short <= unexplained; short += 1) {
        const [here, there] = [one + few(short, unexplained), other + targetFew(short, unexplained)]
        visit(evidence(choice, unexplained, there - here), here, there)
      }
    }
  }
}

/** Rounding must not put equal counts on different sides. */
const TIE = 1e-9

/**
 * Chance that an account like everybody else shows counts that speak as loudly for the target's habit, given how many
 * messages it has: exact, over all outcomes in the order of their likelihood ratio (Neyman and Pearson, 1933).
 */
export function tails(choice: Choice, most: number): (counts: Counts) => number {
  const visitAll = outcomes(choice, most)
  const known = new Map<string, number>()
  return (counts) => {
    const key = `${counts.messages} ${counts.unexplained} ${counts.short}`
    const ratio = logLikelihood(choice.target, counts) - logLikelihood(choice.ordinary, counts)
    const wanted = evidence(choice, counts.unexplained, ratio) - TIE
    let p = known.get(key) ?? 0
    if (p === 0)
      visitAll(counts.messages, (other, ordinary) => {
        if (other >= wanted) p += Math.exp(ordinary)
      })
    known.set(key, p)
    return Math.min(1, p)
  }
}

/** Chance that a target with so many messages is found when `p` must not be above `critical`. */
export function power(choice: Choice, messages: number, critical: number): number {
  const seen: { ratio: number; ordinary: number; target: number }[] = []
  outcomes(choice, messages)(messages, (ratio, ordinary, target) => seen.push({ ratio, ordinary, target }))
  let [p, found] = [0, 0]
  for (const { ordinary, target } of seen.toSorted((a, b) => b.ratio - a.ratio)) {
    p += Math.exp(ordinary)
    if (p > critical) break
    found += Math.exp(target)
  }
  return found
}
