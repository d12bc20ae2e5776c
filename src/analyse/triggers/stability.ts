import { seededRandom } from '../../lib/random.ts'
import { type Material, reweighted, weightsOf } from './evidence.ts'
import { aloneOf, excessOf } from './alone.ts'
import type { Inferred } from './infer.ts'

/** Resamples of the accounts. */
export const RESAMPLES = 20

/**
 * Share of resamples in which each word still exceeds ordinary language beside the others: accounts are drawn with
 * replacement, with all their messages (bootstrap, Efron 1979), so that a word which hangs on a few accounts is lost with them.
 */
export function stabilityOf(material: Material, { evidence, threshold }: Inferred): number[] {
  const words = evidence.phrases.length
  const all = new Uint8Array(words).fill(1)
  const whole = weightsOf(material, () => 1)
  const random = seededRandom(1)
  const again = new Uint32Array(words)
  for (let resample = 0; resample < RESAMPLES; resample += 1) {
    const drawn = drawnOf(random, material.messages.accounts)
    const weights = weightsOf(material, (account) => drawn[account] ?? 0)
    // Each text keeps the share that suspected accounts left of its weight
    const kept = weights.map((weight, text) => (weight * (evidence.weights[text] ?? 0)) / (whole[text] || 1))
    const resampled = reweighted(evidence, kept)
    const alone = aloneOf(resampled, all)
    for (const phrase of again.keys())
      if (excessOf(resampled, alone, { phrase, isChosen: true }).logChance <= threshold)
        again[phrase] = (again[phrase] ?? 0) + 1
  }
  return [...again].map((count) => count / RESAMPLES)
}

/** How often each account is drawn when as many are drawn as there are. */
function drawnOf(random: ReturnType<typeof seededRandom>, accounts: number): Uint32Array {
  const drawn = new Uint32Array(accounts)
  for (let draw = 0; draw < accounts; draw += 1) {
    const account = random.below(accounts)
    drawn[account] = (drawn[account] ?? 0) + 1
  }
  return drawn
}
