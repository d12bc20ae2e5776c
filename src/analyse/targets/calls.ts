import { quantile } from '../../lib/beta-binomial.ts'
import { benjaminiHochberg } from '../../lib/corrections.ts'
import type { AccountEvidence } from './evidence.ts'
import { type Bounds, cellsOf, fitHabit, fitMixture, logLikelihoodOf, type Mixture, type Shortness } from './fit.ts'
import { type Choice, type Habit, power, tails } from './null.ts'

/** Expected share of false calls among the accounts that are called (Benjamini and Hochberg). */
export const ALPHA = 0.05

/** Fewer messages than this never reach a q-value that means anything; such accounts are not tested, so that they cost no power (Gilbert, JRSS C 54:143, 2005). */
export const LEAST_MESSAGES = 5

/** Fewer unexplained messages than this are no evidence, however complete the list: something is always misread. */
const LEAST_UNEXPLAINED = 3

/**
 * What may be true of everybody who is logged for words. No list fails all accounts alike, so that some correlation is
 * always there. A message whose word is on no list is as often short as one whose word is.
 */
const ordinaryBounds = (explained: Shortness): Bounds => ({
  // A list is never known to be complete: half a message more than was seen may be missing from it
  mean: [0.5 / (explained.messages + 1), 0.5],
  correlation: [0.01, 0.25],
  shortCorrelation: 0.02,
  alike: explained,
})

/** A target's share of unexplained messages is well above everybody's, and differs from target to target. */
const targetBounds = ({ unexplained }: Habit): Bounds => ({
  mean: [Math.max(0.3, Math.min(0.9, 2 * unexplained.mean)), 0.96],
  correlation: [0.1, 0.1],
  shortCorrelation: 0.05,
  alike: { messages: 0, short: 0 },
})

/** What is looked for: half of what would else be explained is not, some of it short. Fixed, so that nothing found shapes its own test. */
const soughtBeside = ({ unexplained }: Habit): Habit => ({
  unexplained: { mean: (1 + unexplained.mean) / 2, correlation: 0.15 },
  short: { mean: 0.3, correlation: 0.1 },
})

/** The accounts' habits: with keywords only, with a share of targets among them, and with a list that is not known. */
export interface Habits {
  single: Habit
  singleLogLikelihood: number
  mixture: Mixture
  /** Everybody alike, more than half of it unexplained. */
  unknown: Habit
  unknownLogLikelihood: number
  /** Habit of everybody who is no target: the mixture's, so that targets do not hide in what is taken for usual. */
  ordinary: Habit
}

export function habitsOf(evidence: readonly AccountEvidence[]): Habits {
  const cells = cellsOf(evidence)
  const explained = shortnessOfExplained(evidence)
  const bounds = ordinaryBounds(explained)
  const accounts = cells.map((cell) => cell.accounts)
  const single = fitHabit(cells, accounts, bounds)
  const unknown = fitHabit(cells, accounts, { ...bounds, mean: [0.5, 0.9999] })
  const mixture = fitMixture(cells, {
    ordinary: bounds,
    target: targetBounds,
    start: ({ messages, unexplained }) => (messages >= LEAST_MESSAGES && unexplained * 2 > messages ? 0.9 : 0.02),
  })
  const singleLogLikelihood = logLikelihoodOf(single, cells, explained)
  return {
    single,
    singleLogLikelihood,
    mixture,
    unknown,
    unknownLogLikelihood: logLikelihoodOf(unknown, cells, explained),
    ordinary: mixture.logLikelihood > singleLogLikelihood ? mixture.ordinary : single,
  }
}

/** Whether words explain most of what most accounts are logged for; else nobody can stand out by what they do not explain. */
const isListKnown = ({ unknownLogLikelihood, singleLogLikelihood, mixture }: Habits): boolean =>
  unknownLogLikelihood <= Math.max(singleLogLikelihood, mixture.logLikelihood)

/** Difference of BIC that counts as positive evidence (Kass and Raftery, JASA 90:773, 1995, §3.2). */
export const POSITIVE = 2

/** Parameters that targets take beside keywords: their share, and the means of their unexplained and short messages. */
export const TARGET_PARAMETERS = 3

/** Whether a share of targets explains all accounts together better than incompleteness alone, by Schwarz's criterion. */
const isBetterWithTargets = ({ mixture, singleLogLikelihood }: Habits, accounts: number): boolean =>
  2 * (mixture.logLikelihood - singleLogLikelihood) > TARGET_PARAMETERS * Math.log(Math.max(1, accounts)) + POSITIVE

function shortnessOfExplained(evidence: readonly AccountEvidence[]): Shortness {
  const sum = (of: (account: AccountEvidence) => number): number =>
    evidence.reduce((total, account) => total + of(account), 0)
  return {
    messages: sum(({ messages, unexplained }) => messages - unexplained),
    short: sum(({ shortExplained }) => shortExplained),
  }
}

/** An account that was tested. */
export interface Tested extends AccountEvidence {
  expected: number
  p: number
  q: number
  /** q ≤ `ALPHA`, and the model with targets is better than that without: one account in a case without any may stand out by chance. */
  called: boolean
}

/** What the test of all accounts found. */
export interface Calls {
  habits: Habits
  choice: Choice
  /** In the order of the corpus. */
  tested: readonly Tested[]
  /** Accounts with too few messages to be tested. */
  untested: number
  /** Largest p-value that is called, or would be if it were the only one. */
  criticalP: number
  /** Unexplained messages that an ordinary account with so many messages has at most, in 95 of 100 cases. */
  usualMost(messages: number): number
  /** Chance that a target with so many messages is called. */
  powerAt(messages: number): number
}

/** Messages up to which power is computed; it hardly changes beyond. */
const MOST_FOR_POWER = 60

export function callsOf(evidence: readonly AccountEvidence[]): Calls {
  const habits = habitsOf(evidence)
  const target = soughtBeside(habits.ordinary)
  const choice = { ordinary: habits.ordinary, target, leastUnexplained: LEAST_UNEXPLAINED }
  const testable = evidence.filter(({ messages }) => messages >= LEAST_MESSAGES)
  const tailOf = tails(
    choice,
    testable.reduce((most, { messages }) => Math.max(most, messages), 0),
  )
  const listKnown = isListKnown(habits)
  const ps = testable.map((account) => (listKnown ? tailOf(account) : 1))
  const qs = benjaminiHochberg(ps)
  const standing = qs.filter((q) => q <= ALPHA).length
  const supported = isBetterWithTargets(habits, evidence.length)
  const criticalP = (ALPHA * Math.max(1, standing)) / Math.max(1, testable.length)
  const powers = new Map<number, number>()
  return {
    habits,
    choice,
    tested: testable.map((account, at) => ({
      ...account,
      expected: habits.ordinary.unexplained.mean * account.messages,
      p: ps[at] ?? 1,
      q: qs[at] ?? 1,
      called: supported && (qs[at] ?? 1) <= ALPHA,
    })),
    untested: evidence.length - testable.length,
    criticalP,
    usualMost: (messages) => quantile(habits.ordinary.unexplained, messages, 0.95),
    powerAt(messages) {
      const size = Math.min(messages, MOST_FOR_POWER)
      if (size < LEAST_MESSAGES || !listKnown) return 0
      const known = powers.get(size) ?? power(choice, size, criticalP)
      powers.set(size, known)
      return known
    },
  }
}
