import { FIELD, type TimeFields, UNSET } from './time-layouts.ts'

const MINUTE_MS = 60_000

/** Days of a civil month; `month` from 1. */
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Midnight UTC of a civil day, null when there is no such day; consecutive records mostly share it, so the last one is kept. */
function compileMidnight(): (year: number, month: number, day: number) => number | null {
  let lastKey = 0
  let lastMs: number | null = null
  return (year, month, day) => {
    const key = (year * 100 + month) * 100 + day
    if (key === lastKey) return lastMs
    lastKey = key
    lastMs = day <= daysInMonth(year, month) ? Date.UTC(year, month - 1, day) : null
    return lastMs
  }
}

/** Milliseconds since midnight; null without an hour. A twelve-hour clock counts 12 AM as 0. */
function clockMs(fields: TimeFields): number | null {
  const hour = fields[FIELD.hour] ?? UNSET
  const half = fields[FIELD.half] ?? UNSET
  if (hour === UNSET || (half !== UNSET && (hour > 12 || hour === 0))) return null
  const hours = half === UNSET ? hour : (hour % 12) + 12 * half
  const minutes = Math.max(0, fields[FIELD.minute] ?? 0)
  const seconds = Math.max(0, fields[FIELD.second] ?? 0)
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Math.max(0, fields[FIELD.millisecond] ?? 0)
}

/** From the fields of a written time to UTC milliseconds; null when they name no real day or second. A zone among them wins. */
export function compileInstant(zoneOffsetMinutes: number): (fields: TimeFields) => number | null {
  const midnight = compileMidnight()
  return (fields) => {
    const year = fields[FIELD.year] ?? UNSET
    const month = fields[FIELD.month] ?? UNSET
    const day = fields[FIELD.day] ?? UNSET
    if (year === UNSET || month === UNSET || day === UNSET) return null
    const dayMs = midnight(year, month, day)
    const timeMs = clockMs(fields)
    if (dayMs === null || timeMs === null) return null
    const zone = fields[FIELD.zone] ?? UNSET
    return dayMs + timeMs - (zone === UNSET ? zoneOffsetMinutes : zone) * MINUTE_MS
  }
}
