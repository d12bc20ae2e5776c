import { isolate, type Isolation, type Task } from '../../../src/triggers/isolate/isolate.ts'
import { boundariesOf } from '../../../src/triggers/isolate/boundaries.ts'
import { textPriors } from '../../../src/triggers/isolate/priors.ts'
import type { Oracle } from '../../../src/triggers/isolate/question.ts'
import type { Priors } from '../../../src/triggers/isolate/search.ts'
import { openTrials, type Trials, type TrialSetting } from '../../../src/triggers/isolate/trials.ts'

/** A box that acts as a function of the text says. */
export const boxOf = (acts: (text: string) => boolean, mask?: (text: string) => string): Oracle => ({
  ask: async (text) => ({ triggered: acts(text), masked: mask?.(text) ?? null }),
  close: async () => undefined,
})

/** A box that acts when all parts of any rule stand in the text. */
export const rulesBox = (...rules: readonly (readonly string[])[]): Oracle =>
  boxOf((text) => rules.some((parts) => parts.every((part) => text.includes(part))))

export const trialsOf = (oracle: Oracle, setting: Partial<TrialSetting> = {}): Trials =>
  openTrials({
    oracle,
    noise: { errorRate: 0, confidence: 0.99 },
    mostTrials: 10_000,
    logged: [],
    keep: () => undefined,
    beforeTrial: async () => undefined,
    nowUtcMs: () => 0,
    onTrial: () => undefined,
    ...setting,
  })

/** Every character a word of its own: what is left is how many and how long. */
export const plainPriors = (characters: readonly string[]): Priors => textPriors(boundariesOf(characters, (all) => all))

/** Isolates in a text with nothing special, unless `task` says so. */
export const isolated = (text: string, oracle: Oracle, task: Partial<Task> = {}): Promise<Isolation> =>
  isolate({
    text,
    separator: '◆',
    lengthLimit: null,
    masks: false,
    extenuating: false,
    combinations: 'all',
    priorsOf: plainPriors,
    trials: trialsOf(oracle),
    ...task,
  })

/** A text of so many characters without any of the Han characters below U+6000 that tests use as words. */
export const filler = (count: number): string =>
  Array.from({ length: count }, (_, at) => String.fromCodePoint(0x7000 + ((at * 37) % 400))).join('')
