import { performance } from 'node:perf_hooks'

/** Time as the collector sees it; a test may let it run faster. */
export interface Clock {
  /** Wall clock, only for what is written down and for the days of the scope. */
  utcMs(): number
  /** Never goes back; for everything that is measured. */
  monotonicMs(): number
  /** Calls once after so many milliseconds; the returned function calls it off. */
  after(delayMs: number, call: () => void): () => void
}

/** Longest delay that a timer of Node.js takes: 2³¹ − 1 milliseconds. */
const LONGEST_TIMER_MS = 2_147_483_647

export const systemClock: Clock = {
  utcMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, call) {
    const timer = setTimeout(call, Math.min(delayMs, LONGEST_TIMER_MS))
    return () => clearTimeout(timer)
  },
}

/** Resolves after so many milliseconds of the clock. */
export const pause = (clock: Clock, delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(delayMs, resolve)
  })
