import { grouped } from '../../lib/grouped.ts'
import type { TrialMessage } from '../../model/trial.ts'

/** The time after a message in which a request counts as following it: `startUtcMs` ≤ time < `endUtcMs`. */
export interface Window {
  /** Index into the trials, in the order of time. */
  trial: number
  startUtcMs: number
  endUtcMs: number
}

/** Windows of all trials: a function of the sheet and the stated length only. */
export interface Windows {
  /** By address of the client; each in the order of time, and never overlapping but for messages of the same moment. */
  byAddress: ReadonlyMap<string, readonly Window[]>
  /** Of clients whose address the sheet does not say: they count as one. */
  unaddressed: readonly Window[]
  /** All trials as if of one client: for requests of which it is not known who sent them. */
  together: readonly Window[]
}

/** Messages in the order of time; those of the same moment stay in the order of their sheet. */
export const inTime = (trials: readonly TrialMessage[]): readonly TrialMessage[] =>
  trials.toSorted((a, b) => a.atUtcMs - b.atUtcMs)

/** A window ends after `windowMs`, or where the next later message of these begins. */
function inSequence(messages: readonly { trial: number; atUtcMs: number }[], windowMs: number): Window[] {
  const windows: Window[] = []
  let next = Number.POSITIVE_INFINITY
  let following = Number.POSITIVE_INFINITY
  for (const { trial, atUtcMs } of messages.toReversed()) {
    if (atUtcMs < following) [next, following] = [following, atUtcMs]
    windows.push({ trial, startUtcMs: atUtcMs, endUtcMs: Math.min(atUtcMs + windowMs, next) })
  }
  return windows.toReversed()
}

/** Lays the windows; `trials` are in the order of time. */
export function layWindows(trials: readonly TrialMessage[], windowMs: number): Windows {
  const messages = trials.map(({ atUtcMs, address }, trial) => ({ trial, atUtcMs, address }))
  const groups = grouped(messages, ({ address }) => address)
  const byAddress = new Map<string, readonly Window[]>()
  for (const [address, own] of groups) if (address !== null) byAddress.set(address, inSequence(own, windowMs))
  return {
    byAddress,
    unaddressed: inSequence(groups.get(null) ?? [], windowMs),
    together: inSequence(messages, windowMs),
  }
}

/** Number of windows that begin at this time or before. */
function begunBy(windows: readonly Window[], atUtcMs: number): number {
  let [low, high] = [0, windows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((windows[middle]?.startUtcMs ?? 0) <= atUtcMs) low = middle + 1
    else high = middle
  }
  return low
}

function* holding(windows: readonly Window[], atUtcMs: number): Generator<Window> {
  const last = begunBy(windows, atUtcMs) - 1
  const startUtcMs = windows[last]?.startUtcMs
  for (let index = last; index >= 0; index -= 1) {
    const window = windows[index]
    // An earlier one ends where this one begins
    if (window === undefined || window.startUtcMs !== startUtcMs) return
    if (atUtcMs < window.endUtcMs) yield window
  }
}

/** Windows that a request fires: those of its client, or of all together when its client is not known. */
export const windowsAt = (windows: Windows, request: { address: string | null; atUtcMs: number }): Window[] => {
  const { address, atUtcMs } = request
  if (address === null) return [...holding(windows.together, atUtcMs)]
  const own = windows.byAddress.get(address) ?? []
  return [...holding(own, atUtcMs), ...holding(windows.unaddressed, atUtcMs)]
}
