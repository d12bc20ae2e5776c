import { grouped, utcTime } from '../lib/shown.ts'
import { visible } from '../lib/visible.ts'

export { cellText, grouped, percent, utcTime } from '../lib/shown.ts'

/** A count with its noun: `1 record`, `5,000 records`. */
export const counted = (value: number, singular: string, plural = `${singular}s`): string =>
  `${grouped(value)} ${value === 1 ? singular : plural}`

/** `2008-08-01`, in UTC. */
export const utcDay = (utcMs: number): string => utcTime(utcMs).slice(0, 10)

/** Bytes with a binary unit, exact below one KiB. */
export function byteSize(sizeBytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']
  const power = sizeBytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(sizeBytes) / 10))
  const value = sizeBytes / 1024 ** power
  return `${power === 0 ? grouped(value) : value.toFixed(1)} ${units[power]}`
}

/** Column name as a heading: `first_utc_ms` → `first (UTC)`, `share_of_records` → `share of records`. */
export function heading(column: string): string {
  const words = visible(column)
    .replace(/_utc_ms$/, ' (UTC)')
    .replaceAll('_', ' ')
  return words.replace(/^ci /, '95 % ')
}
