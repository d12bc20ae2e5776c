import { logGamma } from '../../lib/gamma.ts'

/** Sightings that the prior of a rate is worth: less than one, so that a few messages outweigh it (Jeffreys). */
export const PRIOR_SIGHTINGS = 0.5

/** However much was seen, rates differ between groups of messages: a shape beyond this would promise too much. */
const MOST_SHAPE = 2

/**
 * Share of ordinary messages with a phrase: its prior, and that of `messages` known for another reason `seen` hold it (mean
 * of the gamma posterior). One of those may hold two triggers; what goes beyond one speaks for itself.
 */
export const contextRate = (prior: number, { seen, messages }: { seen: number; messages: number }): number =>
  Math.min(
    0.9,
    Math.max((PRIOR_SIGHTINGS + seen) / (PRIOR_SIGHTINGS / prior + messages), Math.max(0, seen - 1) / messages || 0),
  )

/**
 * Logarithm of the chance of `count` or more sightings where `expected` are: negative binomial, as words come in bursts
 * (Church and Gale 1995), with the shape that `seen` sightings elsewhere allow.
 */
export function logTail(count: number, { expected, seen }: { expected: number; seen: number }): number {
  if (count <= expected) return 0
  const shape = Math.min(MOST_SHAPE, PRIOR_SIGHTINGS + seen)
  const share = expected / (expected + shape)
  const first =
    logGamma(count + shape) -
    logGamma(shape) -
    logGamma(count + 1) +
    count * Math.log(share) +
    shape * Math.log1p(-share)
  let [term, sum] = [1, 1]
  for (let k = count; term > 1e-9 * sum; k += 1) {
    term *= (share * (k + shape)) / (k + 1)
    sum += term
  }
  return Math.min(0, first + Math.log(sum))
}
