import type { Cell } from '../model/answer.ts'
import { visible } from '../lib/visible.ts'

/** Longest evidence text a cell shows; a ten-megabyte word must not become the report. */
const CELL_CHARACTERS = 600

/** `1045800` → `1,045,800`; the same on every machine. */
export function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.')
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? digits : `${digits}.${fraction}`
}

/** A count with its noun: `1 record`, `5,000 records`. */
export const counted = (value: number, singular: string, plural = `${singular}s`): string =>
  `${grouped(value)} ${value === 1 ? singular : plural}`

/** A share (0…1) in per cent: one decimal, two below one per cent, `< 0.01 %` below a hundredth. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0001) return '< 0.01 %'
  if (share === 0) return '0 %'
  return `${(share * 100).toFixed(share < 0.00995 ? 2 : 1)} %`
}

/** `2008-08-01 02:43:15 UTC`; the number itself when it is no instant a calendar has. */
export function utcTime(utcMs: number): string {
  const date = new Date(utcMs)
  return Number.isNaN(date.getTime()) ? String(utcMs) : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

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

function shorten(text: string): string {
  const shown = visible(text)
  return shown.length <= CELL_CHARACTERS
    ? shown
    : `${shown.slice(0, CELL_CHARACTERS).replace(/[\ud800-\udbff]$/, '')}… (${grouped(text.length)} characters)`
}

function number(column: string, value: number): string {
  if (column.endsWith('_utc_ms')) return utcTime(value).replace(/ UTC$/, '')
  if (/(^|_)share(_|$)|^ci_/.test(column)) return percent(value)
  if (column === 'entropy_bits') return value.toFixed(2)
  return Number.isInteger(value) ? grouped(value) : String(Number(value.toPrecision(4)))
}

/** A value as a reader sees it, by what its column says it is (a time's zone stands in the heading); nothing unseen in it. */
export function cellText(column: string, cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return 'not known'
  if (typeof cell === 'number') return number(column, cell)
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return typeof cell === 'string' ? shorten(cell) : shorten(cell.join(', '))
}
