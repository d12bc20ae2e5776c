import { seededRandom } from '../../lib/random.ts'
import { type Material, reweighted, weightsOf } from './evidence.ts'
import { type Inferred, lookAgain } from './infer.ts'

/** Resamples of the accounts. */
const RESAMPLES = 20

/**
 * Share of resamples in which each word is inferred again: accounts are drawn with replacement, with all their messages
 * (bootstrap, Efron 1979; a word that only hangs on a few accounts is lost with them).
 */
export function stabilityOf(material: Material, { words, evidence }: Inferred): number[] {
  const random = seededRandom(1)
  const again = new Map(words.map((word) => [word, 0]))
  const base = evidence.weights
  const whole = weightsOf(material, () => 1)
  for (let resample = 0; resample < RESAMPLES; resample += 1) {
    const drawn = new Uint32Array(material.messages.accounts)
    for (let draw = 0; draw < drawn.length; draw += 1) {
      const account = random.below(drawn.length)
      drawn[account] = (drawn[account] ?? 0) + 1
    }
    const weights = weightsOf(material, (account) => drawn[account] ?? 0)
    // Each text keeps the share that suspected accounts left of its weight
    const kept = weights.map((weight, text) => (weight * (base[text] ?? 0)) / (whole[text] || 1))
    const found = lookAgain({ ...material, evidence: reweighted(evidence, kept) }, words)
    for (const word of found.words) {
      const count = again.get(word)
      if (count !== undefined) again.set(word, count + 1)
    }
  }
  return words.map((word) => (again.get(word) ?? 0) / RESAMPLES)
}
