import { type Random, shuffle } from '../../lib/random.ts'
import { cellOf, CLASSES, type Features, type PairOf, WINDOW_SECONDS } from './features.ts'
import type { Utterances } from './utterances.ts'

/** Utterances that could answer an earlier one: each with those of other accounts shortly before it. */
export interface Candidates {
  /** Place of the later and of the earlier utterance, and the cell of the pair. */
  later: Uint32Array
  earlier: Uint32Array
  cell: Uint16Array
  /** Natural logarithm of how many others speak within a quarter of an hour of the later one. */
  logBusy: Float32Array
  count: number
}

/** Of all that was said before, so many of the nearest are looked at: in a busy case chance puts dozens into the window. */
const MOST_BEFORE = 6
const BUSY_SECONDS = 450
const DAY_SECONDS = 86_400

/** When each utterance was made, and which pairs say nothing because they were moved together. */
interface Timing {
  second: Float64Array
  /** Days by which each utterance was moved; null where nothing was. */
  movedDays: Int32Array | null
}

/** The days that an account's times can be moved by; below two, chance cannot be told from habit. */
export const daysOf = ({ second, count }: Utterances): number =>
  count === 0 ? 0 : Math.floor((second[count - 1] ?? 0) / DAY_SECONDS) + 1

/**
 * Deals the days on which accounts spoke out again among all of them: what one account said on one day moves, as a whole, to
 * a day on which some account spoke. Each day stays as busy as it was, and hours, bursts, lines and words of an account stay;
 * what two accounts do together is chance.
 */
export function movedTiming(chance: Random, { account, second }: Utterances): Timing {
  const lastBlock = new Map<number, number>()
  const days: number[] = []
  const block = second.map((at, place) => {
    const day = Math.floor(at / DAY_SECONDS)
    const known = lastBlock.get(account[place] ?? 0)
    if (known !== undefined && days[known] === day) return known
    lastBlock.set(account[place] ?? 0, days.length)
    return days.push(day) - 1
  })
  const dealt = Int32Array.from(days)
  shuffle(chance, dealt)
  const movedDays = Int32Array.from(block, (at) => (dealt[at] ?? 0) - (days[at] ?? 0))
  return { movedDays, second: second.map((at, place) => at + (movedDays[place] ?? 0) * DAY_SECONDS) }
}

/** Places in the order of time. Second and place fit together into the 53 bits of a number. */
function orderOf(second: Float64Array): Uint32Array {
  const count = second.length
  const keys = second.map((at, index) => at * count + index).toSorted()
  return Uint32Array.from(keys, (key) => key % count)
}

/** Calls `visit` for every candidate, in the order of the later utterance. */
function eachPair(
  { account }: Utterances,
  { second, movedDays }: Timing,
  given: { order: Uint32Array; visit: (later: number, earlier: number, gapSeconds: number) => void },
): void {
  const { order, visit } = given
  for (let at = 0; at < order.length; at += 1) {
    const later = order[at] ?? 0
    let seen = 0
    for (let before = at - 1; before >= 0 && seen < MOST_BEFORE; before -= 1) {
      const earlier = order[before] ?? 0
      const gap = (second[later] ?? 0) - (second[earlier] ?? 0)
      if (gap >= WINDOW_SECONDS) break
      if (account[earlier] === account[later] || (movedDays !== null && movedDays[earlier] === movedDays[later]))
        continue
      seen += 1
      visit(later, earlier, gap)
    }
  }
}

/** Finds the candidates of utterances as timed. */
export function candidatesOf(features: Features, utterances: Utterances, timing: Timing): Candidates {
  const order = orderOf(timing.second)
  let count = 0
  eachPair(utterances, timing, { order, visit: () => (count += 1) })
  const found = {
    later: new Uint32Array(count),
    earlier: new Uint32Array(count),
    cell: new Uint16Array(count),
    logBusy: busyness(timing.second, order),
    count,
  }
  const pair: PairOf = { of: utterances, one: 0, other: 0 }
  let at = 0
  const visit = (later: number, earlier: number, gap: number): void => {
    pair.one = earlier
    pair.other = later
    found.later[at] = later
    found.earlier[at] = earlier
    found.cell[at] = cellOf(features, pair, gap)
    at += 1
  }
  eachPair(utterances, timing, { order, visit })
  addMeetings(found, utterances.account, timing.second)
  return found
}

/** Pairs of accounts are told apart by numbers, this many for each candidate; two that fall together look as if they met once more. */
const NUMBERS_EACH = 4
const MOST_NUMBERS = 1 << 21
/** Later than this after the last one, it is another meeting. */
const APART_SECONDS = 3600

/** Adds to each cell how often else the two accounts spoke within minutes: never, once, or more. */
function addMeetings({ later, earlier, cell, count }: Candidates, account: Uint32Array, second: Float64Array): void {
  const numbers = Math.min(MOST_NUMBERS, 2 ** Math.ceil(Math.log2(count * NUMBERS_EACH + 1)))
  const meetings = new Uint8Array(numbers)
  const last = new Int32Array(numbers).fill(-APART_SECONDS)
  const pairOf = (at: number): number => {
    const one = account[later[at] ?? 0] ?? 0
    const other = account[earlier[at] ?? 0] ?? 0
    const hash = Math.imul(Math.min(one, other), 0x9e3779b1) ^ Math.imul(Math.max(one, other), 0x85ebca6b)
    return (hash ^ (hash >>> 15)) & (numbers - 1)
  }
  for (let at = 0; at < count; at += 1) {
    const now = second[later[at] ?? 0] ?? 0
    const pair = pairOf(at)
    if (now - (last[pair] ?? 0) >= APART_SECONDS) meetings[pair] = Math.min(255, (meetings[pair] ?? 0) + 1)
    last[pair] = now
  }
  for (let at = 0; at < count; at += 1) {
    cell[at] = (cell[at] ?? 0) + Math.min(CLASSES.meetings - 1, (meetings[pairOf(at)] ?? 1) - 1)
  }
}

function busyness(second: Float64Array, order: Uint32Array): Float32Array {
  const logBusy = new Float32Array(order.length)
  let [from, to] = [0, 0]
  for (const place of order) {
    const now = second[place] ?? 0
    while ((second[order[from] ?? 0] ?? 0) < now - BUSY_SECONDS) from += 1
    while (to < order.length && (second[order[to] ?? 0] ?? 0) <= now + BUSY_SECONDS) to += 1
    logBusy[place] = Math.log(to - from)
  }
  return logBusy
}
