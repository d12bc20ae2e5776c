import type { Random } from '../../lib/random.ts'

/** An unexplained message of a suspected account: who (a small whole number) and when. */
export interface Moment {
  who: number
  utcMs: number
}

/** Two messages of different accounts within so long are taken for a question and its answer. */
export const WINDOW_MS = 60_000

const DAY_MS = 86_400_000

/** How often each two accounts are near each other in time, by `lower * accounts + higher`. */
export type Links = ReadonlyMap<number, number>

/** Counts, for each two accounts, messages of the one within the window of a message of the other; each message once per pair. */
export function linksOf(moments: readonly Moment[], accounts: number): Links {
  const ordered = moments.toSorted((a, b) => a.utcMs - b.utcMs || a.who - b.who)
  const links = new Map<number, number>()
  for (const [at, { who, utcMs }] of ordered.entries())
    for (let next = at + 1; next < ordered.length; next += 1) {
      const other = ordered[next]
      if (other === undefined || other.utcMs - utcMs > WINDOW_MS) break
      if (other.who === who) continue
      const key = Math.min(who, other.who) * accounts + Math.max(who, other.who)
      links.set(key, (links.get(key) ?? 0) + 1)
    }
  return links
}

/**
 * The same moments with every account moved by whole days of its own, round the end to the beginning: who writes how much,
 * at which hours and how bunched stays; who writes when somebody else does is left to chance.
 */
export function shifted(moments: readonly Moment[], random: Random): Moment[] {
  const from = moments.reduce((first, { utcMs }) => Math.min(first, utcMs), Number.POSITIVE_INFINITY)
  const last = moments.reduce((latest, { utcMs }) => Math.max(latest, utcMs), Number.NEGATIVE_INFINITY)
  const days = Math.floor((last - from) / DAY_MS) + 1
  const shift = new Map<number, number>()
  return moments.map(({ who, utcMs }) => {
    const by = shift.get(who) ?? random.below(days)
    shift.set(who, by)
    return { who, utcMs: from + ((utcMs - from + by * DAY_MS) % (days * DAY_MS)) }
  })
}
