import type { Random } from '../../lib/random.ts'
import type { Window } from './windows.ts'

type Span = Pick<Window, 'startUtcMs' | 'endUtcMs'>

/** Windows at random: 1,000 give a share of 5 % to within 1.4 points (95 %). */
const CHANCE_WINDOWS = 1000
/** Where room is scarce most random starts are too close to a message; these many are tried. */
const MOST_TRIES = 50 * CHANCE_WINDOWS

/** Windows laid at random where no message was under way, to see how often requests come by themselves. */
export interface ChanceWindows {
  /** In the order of their starts; they may overlap. */
  windows: readonly Span[]
  longestMs: number
  /** As many as fit side by side: overlapping windows say no more than these. */
  independent: number
}

/** Spans between the first start and the last end of `own` that none of `avoid` covers. */
function gapsBetween(own: readonly Span[], avoid: readonly Span[]): Span[] {
  const lastUtcMs = own.reduce((last, { endUtcMs }) => Math.max(last, endUtcMs), Number.NEGATIVE_INFINITY)
  let freeFrom = own[0]?.startUtcMs ?? lastUtcMs
  const gaps: Span[] = []
  for (const { startUtcMs, endUtcMs } of avoid) {
    if (startUtcMs > freeFrom) gaps.push({ startUtcMs: freeFrom, endUtcMs: Math.min(startUtcMs, lastUtcMs) })
    if (endUtcMs > freeFrom) freeFrom = endUtcMs
    if (freeFrom >= lastUtcMs) break
  }
  return gaps
}

const lengthOf = ({ startUtcMs, endUtcMs }: Span): number => endUtcMs - startUtcMs

/** Draws a moment of free time, every moment equally likely. */
function momentsOf(random: Random, gaps: readonly Span[]): () => { startUtcMs: number; gap: Span } | null {
  const ends: number[] = []
  let total = 0
  for (const gap of gaps) ends.push((total += lengthOf(gap)))
  return () => {
    const at = random.share() * total
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) <= at) low = middle + 1
      else high = middle
    }
    const gap = gaps[low]
    return gap === undefined ? null : { startUtcMs: gap.endUtcMs - ((ends[low] ?? 0) - at), gap }
  }
}

/** Lays windows as long as those of `own` into the time that `avoid` leaves free; null when none fits. Both in the order of time. */
export function layChanceWindows(
  random: Random,
  own: readonly Window[],
  avoid: readonly Window[],
): ChanceWindows | null {
  const lengths = own.map(lengthOf).filter((length) => length > 0)
  const gaps = gapsBetween(own, avoid)
  const moment = momentsOf(random, gaps)
  const windows: Span[] = []
  for (let tries = 0; tries < MOST_TRIES && windows.length < CHANCE_WINDOWS; tries += 1) {
    const drawn = moment()
    const lengthMs = lengths[random.below(lengths.length)]
    if (drawn === null || lengthMs === undefined) break
    const endUtcMs = drawn.startUtcMs + lengthMs
    if (endUtcMs <= drawn.gap.endUtcMs) windows.push({ startUtcMs: drawn.startUtcMs, endUtcMs })
  }
  const longestMs = lengths.reduce((longest, length) => Math.max(longest, length), 0)
  const independent = gaps.reduce((sum, gap) => sum + Math.floor(lengthOf(gap) / longestMs), 0)
  if (windows.length === 0 || independent === 0) return null
  return {
    windows: windows.toSorted((a, b) => a.startUtcMs - b.startUtcMs),
    longestMs,
    independent: Math.min(independent, windows.length),
  }
}

/** Which of the windows hold this time. */
export function* chanceWindowsAt({ windows, longestMs }: ChanceWindows, atUtcMs: number): Generator<number> {
  let [low, high] = [0, windows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((windows[middle]?.startUtcMs ?? 0) <= atUtcMs - longestMs) low = middle + 1
    else high = middle
  }
  for (let index = low; index < windows.length; index += 1) {
    const window = windows[index]
    if (window === undefined || window.startUtcMs > atUtcMs) return
    if (atUtcMs < window.endUtcMs) yield index
  }
}
