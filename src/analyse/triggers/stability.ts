import { seededRandom } from '../../lib/random.ts'
import { type Material, narrowed, reweighted, weightsOf } from './evidence.ts'
import { contendersOf, type Inferred, thresholdOf, wordsAmong } from './infer.ts'

/** Resamples of the accounts. */
export const RESAMPLES = 20

/**
 * Share of resamples in which each word is inferred again: accounts are drawn with replacement, with all their messages
 * (bootstrap, Efron 1979), so that a word which hangs on a few accounts is lost with them. What competes are the words and
 * all that came near to being one.
 */
export function stabilityOf(material: Material, inferred: Inferred): number[] {
  const { words, evidence } = inferred
  const contenders = contendersOf(inferred)
  const among = narrowed(evidence, contenders)
  const places = new Map(contenders.map((phrase, place) => [phrase, place]))
  const given = { words: words.map((word) => places.get(word) ?? 0), threshold: thresholdOf(evidence) }
  const whole = weightsOf(material, () => 1)
  const random = seededRandom(1)
  const again = new Uint32Array(contenders.length)
  for (let resample = 0; resample < RESAMPLES; resample += 1) {
    const drawn = drawnOf(random, material.messages.accounts)
    const weights = weightsOf(material, (account) => drawn[account] ?? 0)
    // Each text keeps the share that suspected accounts left of its weight
    const kept = weights.map((weight, text) => (weight * (evidence.weights[text] ?? 0)) / (whole[text] || 1))
    for (const word of wordsAmong(reweighted(among, kept), given)) again[word] = (again[word] ?? 0) + 1
  }
  return given.words.map((word) => (again[word] ?? 0) / RESAMPLES)
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
