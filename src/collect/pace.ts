import type { Clock } from './clock.ts'

/** When each host may be asked again. */
export interface Pace {
  /** Milliseconds until the host may be asked. */
  waitMs(host: string): number
  /** A request to the host begins now. */
  begin(host: string): void
  /** The host asks for so many milliseconds between requests from now on; only ever slower. */
  slow(host: string, betweenMs: number): void
  /** The host asks not to be asked for so many milliseconds. */
  hold(host: string, delayMs: number): void
}

export function paceOf(clock: Clock, betweenMs: (host: string) => number): Pace {
  const nextAtMs = new Map<string, number>()
  const slowed = new Map<string, number>()
  const later = (host: string, atMs: number) => nextAtMs.set(host, Math.max(nextAtMs.get(host) ?? 0, atMs))
  return {
    waitMs: (host) => Math.max(0, (nextAtMs.get(host) ?? 0) - clock.monotonicMs()),
    begin: (host) => later(host, clock.monotonicMs() + Math.max(betweenMs(host), slowed.get(host) ?? 0)),
    slow: (host, askedMs) => slowed.set(host, Math.max(slowed.get(host) ?? 0, askedMs)),
    hold: (host, delayMs) => later(host, clock.monotonicMs() + delayMs),
  }
}

/** Milliseconds that a Retry-After header asks for (RFC 9110 §10.2.3: seconds or a date); null when it cannot be read. */
export function retryAfterMs(value: string | null, nowUtcMs: number): number | null {
  if (value === null) return null
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const atUtcMs = value.endsWith('GMT') ? Date.parse(value) : Number.NaN
  return Number.isNaN(atUtcMs) ? null : Math.max(0, atUtcMs - nowUtcMs)
}

/**
 * The pace of the scope. Faster than one request a second it is only for hosts that are written as loopback addresses,
 * because for a name the address is known only when it is asked.
 */
export function hostPace(clock: Clock, requestsPerSecond: number): Pace {
  const politeMs = 1000 / Math.min(1, requestsPerSecond)
  const loopbackMs = 1000 / requestsPerSecond
  return paceOf(clock, (host) => (isLoopback(host) ? loopbackMs : politeMs))
}

/** In the spelling of the URL standard. */
const isLoopback = (host: string): boolean =>
  /^127\.\d+\.\d+\.\d+$/.test(host) || host === '[::1]' || host === 'localhost'
