import type { Found } from './find.ts'
import { unions } from './unions.ts'
import type { Utterances } from './utterances.ts'

/** A run of utterances that answer each other. */
export interface Thread {
  /** Places of the utterances, in the order of time. */
  turns: readonly number[]
  /** Smallest q-value of its links. */
  qValue: number
}

/** Twice the pause that 95 of 100 answers stay below: so long may one account wait before it goes on. */
const PAUSE_QUANTILE = 0.95
const PAUSES = 2

/** The conversations that links make, the earliest first; what their accounts add within a pause belongs to them. */
export function threadsOf(found: Found, utterances: Utterances): Thread[] {
  const groups = unions(utterances.count)
  const best = new Map<number, number>()
  for (const [at, later] of found.later.entries()) {
    groups.join(later, found.earlier[at] ?? 0)
    best.set(later, found.qValue[at] ?? 1)
  }
  goOn(groups, utterances, pauseSeconds(found, utterances))
  const members = new Map<number, number[]>()
  for (let place = 0; place < utterances.count; place += 1) {
    if (groups.sizeOf(place) < 2) continue
    const root = groups.rootOf(place)
    const known = members.get(root)
    if (known === undefined) members.set(root, [place])
    else known.push(place)
  }
  return [...members.values()].map((turns) => ({
    turns,
    qValue: turns.reduce((least, place) => Math.min(least, best.get(place) ?? 1), 1),
  }))
}

function pauseSeconds({ later, earlier }: Found, { second }: Utterances): number {
  const gaps = later.map((place, at) => (second[place] ?? 0) - (second[earlier[at] ?? 0] ?? 0)).toSorted()
  return PAUSES * (gaps[Math.floor(PAUSE_QUANTILE * (gaps.length - 1))] ?? 0)
}

/** Joins what one account says shortly before or after a turn of its own. */
function goOn(groups: ReturnType<typeof unions>, { count, account, second }: Utterances, pause: number): void {
  const last = new Map<number, number>()
  for (let place = 0; place < count; place += 1) {
    const before = last.get(account[place] ?? 0)
    last.set(account[place] ?? 0, place)
    if (before === undefined || (second[place] ?? 0) - (second[before] ?? 0) > pause) continue
    if (groups.sizeOf(place) > 1 || groups.sizeOf(before) > 1) groups.join(before, place)
  }
}
