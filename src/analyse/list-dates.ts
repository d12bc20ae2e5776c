import { once } from './once.ts'
import type { ListVersion } from '../triggers/index.ts'
import type { View } from './analysis.ts'

const DAY_MS = 86_400_000
/** From two years on, days are no measure for people. */
const DAYS_IN_WORDS = 730
const DAYS_OF_YEAR = 365.25
/** Lists that a note names, the newest first; all are counted. */
const NAMED = 3

/** Instant of the last message of the view; null when none has a date. */
const lastMessageUtcMs = once(async ({ store, where, params }: View): Promise<number | null> => {
  const [row] = await store.rows<{ dated: number; last: number }>(
    `SELECT toFloat64(count()) AS dated, toFloat64(max(observed_at_utc_ms)) AS last
     FROM records WHERE ${where} AND observed_at_utc_ms IS NOT NULL`,
    params,
  )
  return row === undefined || row.dated === 0 ? null : row.last
})

function spanText(spanMs: number): string {
  const days = Math.max(1, Math.round(spanMs / DAY_MS))
  if (days < DAYS_IN_WORDS) return days === 1 ? '1 day' : `${days} days`
  return `${(days / DAYS_OF_YEAR).toFixed(1)} years`
}

/** Lists that are newer than the last message: what a reader of matches has to know. Empty when none is. */
export async function newerListNotes(view: View): Promise<string[]> {
  const dated = view.knowledge.lists.flatMap(({ path, mark }) =>
    mark?.kind === 'date' ? [{ path, utcMs: mark.utcMs }] : [],
  )
  const last = dated.length === 0 ? null : await lastMessageUtcMs(view)
  return last === null ? [] : notesOn(dated, last)
}

/** The note on lists of which `path` and date are known, beside the last message. */
export function notesOn(dated: readonly { path: ListVersion['path']; utcMs: number }[], lastUtcMs: number): string[] {
  const newer = dated
    .filter(({ utcMs }) => utcMs > lastUtcMs)
    .toSorted((a, b) => b.utcMs - a.utcMs || (a.path < b.path ? -1 : 1))
  if (newer.length === 0) return []
  const day = new Date(lastUtcMs).toISOString().slice(0, 10)
  const newest = newer.slice(0, NAMED).map(({ path, utcMs }) => `${path} by ${spanText(utcMs - lastUtcMs)}`)
  const [only] = newer
  const which =
    newer.length === 1 && only !== undefined
      ? `${only.path} is ${spanText(only.utcMs - lastUtcMs)} newer than the last message (${day})`
      : `${newer.length} lists are newer than the last message (${day}), ${newest.join(', ')}${newer.length > NAMED ? ' first of all' : ''}`
  return [`${which}: words added after it was written cannot have been the reason.`]
}
