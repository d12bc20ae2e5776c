import type { Cell } from '../model/answer.ts'
import { visible } from './visible.ts'

/** Longest evidence text a cell shows; a ten-megabyte word must not become the report. */
const CELL_CHARACTERS = 600

/** `1045800` → `1,045,800`; the same on every machine. */
export function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.')
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? digits : `${digits}.${fraction}`
}

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

function shorten(text: string): string {
  const shown = visible(text)
  return shown.length <= CELL_CHARACTERS
    ? shown
    : `${shown.slice(0, CELL_CHARACTERS).replace(/[\ud800-\udbff]$/, '')}… (${grouped(text.length)} characters)`
}

function number(column: string, value: number): string {
  if (column.endsWith('_utc_ms')) return utcTime(value).replace(/ UTC$/, '')
  if (/(^|_)(share|precision|agreement)(_|$)|^ci_/.test(column)) return percent(value)
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
