import { type Interval, wilson } from './stats.ts'

/**
 * Wilson's 95 % interval for a share of `population`, of which `sampled` were drawn without replacement: with the sample size that
 * gives the same variance without end, n·(N−1)/(N−n) (Cochran, Sampling Techniques, 3rd ed., 1977, §2.6 and §3.2). A sample of all is exact.
 */
export function sampledShare(successes: number, sampled: number, population: number): Interval {
  if (sampled === 0) return { low: 0, high: 1 }
  const share = successes / sampled
  if (sampled >= population) return { low: share, high: share }
  const effective = (sampled * (population - 1)) / (population - sampled)
  return wilson(share * effective, effective)
}

/** A share with its interval. */
export interface Estimate extends Interval {
  value: number
}

/**
 * 95 % interval of the product of two shares that were estimated independently: the distances to the ends of their intervals, added
 * as squares on the scale of logarithms (method of variance estimates recovery; Zou and Donner, Stat. Med. 27:1693, 2008). Where one
 * of them is 0, what remains is its limit: from 0 to the product with the other's end.
 */
export function productOf(one: Estimate, other: Estimate): Estimate {
  const value = one.value * other.value
  if (value === 0) return { value, low: 0, high: (one.value || one.high) * (other.value || other.high) }
  const ratio = (end: 'low' | 'high'): number =>
    Math.exp(Math.hypot(Math.log(one[end] / one.value), Math.log(other[end] / other.value)))
  return { value, low: value / ratio('low'), high: Math.min(1, value * ratio('high')) }
}
