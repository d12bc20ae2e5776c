import { contextRate, logTail } from './excess.ts'
import { type Evidence, narrowed } from './evidence.ts'
import { type Fit, improved } from './mixture.ts'

/** Rounds before anything is judged: by then the large words have parted from the language around them. */
const ROUNDS = 12

/** Rounds between two looks at what is too weak. */
const ROUNDS_BETWEEN = 2

/** A phrase that is the reason of less than this is none. */
const LEAST_EXPLAINED = 0.8

/** Share of the phrases that go at once, the weakest first: what they explained goes to others. */
const SHARE_AT_ONCE = 0.1

/** Steps after which what is left is judged otherwise: the last ones only take out one or two phrases each. */
const MOST_STEPS = 25

interface Narrowed {
  evidence: Evidence
  fit: Fit
  /** Place of each phrase among those there were at first. */
  original: Int32Array
}

/**
 * Phrases that are left when those that explain no more than ordinary language would bring are taken out, step by step
 * (backward elimination); `threshold` is the logarithm of the chance up to which a phrase stays.
 */
export function strongest(evidence: Evidence, first: Fit, threshold: number): number[] {
  const original = Int32Array.from(evidence.phrases, (_, phrase) => phrase)
  let state = without({ evidence, fit: first, original }, (phrase) => first.explained[phrase] === 0)
  for (let round = 0; round < ROUNDS; round += 1) state = next(state)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    for (let round = 0; round < ROUNDS_BETWEEN; round += 1) state = next(state)
    const weak = weakest(state, threshold)
    if (weak.size === 0) break
    state = without(state, (phrase) => weak.has(phrase))
  }
  return [...state.original]
}

function next({ evidence, fit, original }: Narrowed): Narrowed {
  const improvement = improved(evidence, fit)
  const state = { evidence, fit: improvement, original }
  return without(state, (phrase) => (improvement.explained[phrase] ?? 0) < LEAST_EXPLAINED)
}

function weakest({ evidence, fit }: Narrowed, threshold: number): ReadonlySet<number> {
  const { priors, total } = evidence
  const failing = [...fit.explained.keys()]
    .map((phrase) => {
      const [count, seen] = [fit.explained[phrase] ?? 0, fit.context[phrase] ?? 0]
      const open = fit.unexplained + count
      const expected = open * contextRate(priors[phrase] ?? 1, { seen, messages: total - open })
      return { phrase, logChance: logTail(Math.round(count), { expected, seen }) }
    })
    .filter(({ logChance }) => logChance > threshold)
    .toSorted((a, b) => b.logChance - a.logChance || a.phrase - b.phrase)
  const most = Math.max(3, Math.floor(SHARE_AT_ONCE * evidence.phrases.length))
  return new Set(failing.slice(0, most).map(({ phrase }) => phrase))
}

/** The same with only the phrases that stay. */
function without({ evidence, fit, original }: Narrowed, goes: (phrase: number) => boolean): Narrowed {
  const kept = [...original.keys()].filter((phrase) => !goes(phrase))
  if (kept.length === original.length) return { evidence, fit, original }
  const among = (values: Float64Array): Float64Array => Float64Array.from(kept, (phrase) => values[phrase] ?? 0)
  return {
    evidence: narrowed(evidence, kept),
    fit: { ...fit, explained: among(fit.explained), context: among(fit.context) },
    original: Int32Array.from(kept, (phrase) => original[phrase] ?? 0),
  }
}
