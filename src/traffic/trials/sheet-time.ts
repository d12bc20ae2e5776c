import { daysInMonth } from '../../lib/instants.ts'

/** ISO 8601 extended form: date, `T` or a space, time of day, zone. */
const TIME =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)[Tt ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?\s?(?<zone>[Zz]|[+-]\d\d(?::?\d\d)?)?$/

/** Seconds from a start, as plans have them. */
export const isPlanTime = (text: string): boolean => /^\d+(?:[.,]\d+)?$/.test(text.trim())

const MINUTE_MS = 60_000
/** The farthest a zone is from UTC: +14:00 in Kiribati. */
const FARTHEST_MINUTES = 14 * 60

function zoneMinutes(zone: string): number | null {
  if (/^z$/i.test(zone)) return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', ''))]
  const offset = hours * 60 + minutes
  if (minutes > 59 || offset > FARTHEST_MINUTES) return null
  return zone.startsWith('-') ? -offset : offset
}

/**
 * The instant that a text names, in milliseconds; what is finer is cut off, so that a window never begins too late. Null when
 * it is none, and when neither the text nor `zoneOffsetMinutes` (ahead of UTC) names a zone.
 */
export function readTime(text: string, zoneOffsetMinutes: number | null): number | null {
  const { year, month, day, hour, minute, second = '0', fraction = '', zone } = TIME.exec(text)?.groups ?? {}
  if (year === undefined) return null
  const offset = zone === undefined ? zoneOffsetMinutes : zoneMinutes(zone)
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const [h, min, s] = [Number(hour), Number(minute), Number(second)]
  if (offset === null || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m) || h > 23 || min > 59 || s > 59) return null
  return Date.UTC(y, m - 1, d, h, min, s, Number(fraction.padEnd(3, '0').slice(0, 3))) - offset * MINUTE_MS
}
