import { CannotTell } from './question.ts'

/** How often the box errs, and how sure the whole answer is to be. */
export interface Noise {
  /** Share of wrong answers, either way, independent of each other; 0…0.5, 0 for a box that never errs. */
  errorRate: number
  /** Least probability that every decision of a run is right, 0…1. */
  confidence: number
}

/** Questions that share the first 95 % of the error budget; the rest is shared by ever more of them. */
const FIRST_BLOCK = 64
const FIRST_SHARE = 0.95
/** Beyond so many trials of one text the box errs more often than was said. */
const MOST_TRIALS = 200

/**
 * Part of the error budget for question `index`, from 0. The first 64 have 95 % in equal parts; each block after that is twice
 * as long and has half of what is left, so that all questions together, however many, stay within the budget.
 */
export function errorShare(index: number): number {
  let [left, share, length, from] = [1, FIRST_SHARE, FIRST_BLOCK, 0]
  for (; index >= from + length; length *= 2) {
    from += length
    left *= 1 - share
    share = 0.5
  }
  return (left * share) / length
}

/**
 * Lead of one answer over the other that settles a question: Wald's sequential probability ratio test (“Sequential Tests of
 * Statistical Hypotheses”, Ann. Math. Statist. 16, 1945) of two opposite error rates is a race to a fixed lead.
 */
export function leadNeeded({ errorRate, confidence }: Noise, index: number): number {
  if (errorRate === 0) return 1
  const error = (1 - confidence) * errorShare(index)
  return Math.max(1, Math.ceil(Math.log((1 - error) / error) / Math.log((1 - errorRate) / errorRate) - 1e-9))
}

/** Asks the same until one answer leads by enough. `ask` makes one trial. Throws CannotTell when neither does. */
export async function settled(ask: () => Promise<boolean>, lead: number): Promise<boolean> {
  let ahead = 0
  for (let trial = 0; trial < MOST_TRIALS; trial += 1) {
    ahead += (await ask()) ? 1 : -1
    if (Math.abs(ahead) >= lead) return ahead > 0
  }
  throw new CannotTell('noise-budget')
}
