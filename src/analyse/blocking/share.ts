import { upperTail } from '../../lib/normal.ts'
import type { Classes } from './mixture.ts'

/** Share of the messages that was blocked. */
export interface BlockedShare {
  share: number
  low: number
  high: number
  /** p-values of: hardly any was blocked; hardly any was displayed. */
  pDisplayed: number
  pBlocked: number
}

const STEPS = 200
/** So much of the log-likelihood an interval of 95 % gives away (half of χ² = 3.84; Wilks 1938). */
const GIVEN_AWAY = 1.9207
/** A share of blocked or displayed messages below this is hardly any. */
export const HARDLY_ANY = 0.1

/** Logarithm of the likelihood at each step of the share from 0 to 1. */
function profile(counts: Float64Array, { blocked, displayed }: Classes): Float64Array {
  const logs = new Float64Array(STEPS + 1)
  for (const [cell, count] of counts.entries()) {
    if (count === 0) continue
    const hidden = blocked[cell] ?? 0
    const shown = displayed[cell] ?? 0
    for (let step = 0; step <= STEPS; step += 1) {
      const share = step / STEPS
      logs[step] = (logs[step] ?? 0) + count * Math.log(Math.max(1e-300, share * hidden + (1 - share) * shown))
    }
  }
  return logs
}

/** The mean of likelihoods given by their logarithms, as a logarithm. */
function meanOf(all: readonly Float64Array[]): Float64Array {
  const most = all.reduce((highest, logs) => logs.reduce((high, log) => Math.max(high, log), highest), -Infinity)
  return Float64Array.from({ length: STEPS + 1 }, (_, step) =>
    Math.log(all.reduce((sum, logs) => sum + Math.exp((logs[step] ?? 0) - most), 0) / all.length),
  )
}

/**
 * The blocked share of some messages: the likelihood of each share, averaged over classes fitted to resamples, so that what is
 * not known of the classes widens the interval; one-sided tests by the signed root of the likelihood ratio.
 */
export function blockedShare(counts: Float64Array, resampled: readonly Classes[]): BlockedShare {
  const logs = meanOf(resampled.map((classes) => profile(counts, classes)))
  const best = logs.reduce((highest, log, step) => (log > (logs[highest] ?? 0) ? step : highest), 0)
  const likely = (step: number): boolean => (logs[best] ?? 0) - (logs[step] ?? 0) <= GIVEN_AWAY
  const steps = [...logs.keys()].filter(likely)
  const tail = (step: number, isBeyond: boolean): number =>
    isBeyond ? upperTail(Math.sqrt(Math.max(0, 2 * ((logs[best] ?? 0) - (logs[step] ?? 0))))) : 1
  const few = Math.round(HARDLY_ANY * STEPS)
  return {
    share: best / STEPS,
    low: (steps[0] ?? 0) / STEPS,
    high: (steps.at(-1) ?? STEPS) / STEPS,
    pDisplayed: tail(few, best > few),
    pBlocked: tail(STEPS - few, best < STEPS - few),
  }
}
