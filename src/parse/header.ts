import type { RoleChoice } from './typed-roles.ts'

const NAME = /^[#\s]*[\p{L}_][\p{L}\p{N}_ .()/#:-]{0,40}$/u
const TYPED = new Set(['ip', 'date', 'time', 'datetime', 'version', 'phone', 'counter', 'hash'])

/** Whether the first row could name the columns: short words, all different. */
export function looksLikeNames(row: readonly string[]): boolean {
  return row.length > 1 && row.every((value) => NAME.test(value)) && new Set(row).size === row.length
}

/** The first row is a header when a column is typed without it and the row's value there is a word. */
export function hasHeader(row: readonly string[], roles: readonly RoleChoice[]): boolean {
  return (
    looksLikeNames(row) &&
    row.some((value, index) => TYPED.has(roles[index]?.role ?? 'unknown') && !/\d{2}/.test(value))
  )
}

/** Column names from a header row. */
export const namesFrom = (row: readonly string[]): string[] => row.map((value) => value.replace(/^[#\s]+/, '').trim())

/** Names of columns nobody named: `c1`, `c2`, … */
export const plainNames = (count: number): string[] => Array.from({ length: count }, (_, index) => `c${index + 1}`)
