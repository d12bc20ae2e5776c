import { logChoose } from '../../lib/factorials.ts'

/** Chance of finding an effect that is there, by which numbers of trials are advised. */
export const POWER = 0.8
/** Nobody sends more messages of one word. */
export const MOST_TRIALS = 1000

/** Chances of 0…n successes of n. */
function binomial(n: number, share: number): Float64Array {
  if (share <= 0 || share >= 1)
    return Float64Array.from({ length: n + 1 }, (_, k) => Number(k === (share <= 0 ? 0 : n)))
  const [yes, no] = [Math.log(share), Math.log1p(-share)]
  return Float64Array.from({ length: n + 1 }, (_, k) => Math.exp(logChoose(n, k) + k * yes + (n - k) * no))
}

/**
 * Chance that Fisher's test, two-sided, calls the first of two groups of n larger at this level. With equal groups the
 * hypergeometric distribution is symmetric, so that p is twice the upper tail.
 */
export function powerOf(n: number, shares: { one: number; other: number }, level: number): number {
  const [ones, others] = [binomial(n, shares.one), binomial(n, shares.other)]
  let power = 0
  for (let all = 1; all < 2 * n; all += 1) {
    const logAll = logChoose(2 * n, all)
    let tail = 0
    for (let one = Math.min(n, all); 2 * one > all; one -= 1) {
      tail += Math.exp(logChoose(n, one) + logChoose(n, all - one) - logAll)
      if (2 * tail > level) break
      power += (ones[one] ?? 0) * (others[all - one] ?? 0)
    }
  }
  return power
}

/** Trials in each of two equal groups that find this effect with `POWER`; null when `MOST_TRIALS` are not enough. */
export function trialsNeeded(shares: { one: number; other: number }, level: number): number | null {
  if (shares.one <= shares.other) return null
  const isEnough = (n: number): boolean => powerOf(n, shares, level) >= POWER
  let high = 2
  while (high < MOST_TRIALS && !isEnough(high)) high = Math.min(MOST_TRIALS, high * 2)
  if (high === MOST_TRIALS && !isEnough(high)) return null
  let low = high >> 1
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if (isEnough(middle)) high = middle
    else low = middle
  }
  return high
}
