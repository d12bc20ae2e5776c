import type { Layout } from '../model/format.ts'
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

const KEY = /([\p{L}_][\p{L}\p{N}_ .-]*)"?\s*[=:]\s*"?$/u

/** Names of columns: the key that stands before a value, as in `user=…`; `c1`, `c2`, … where nothing names them. */
export function plainNames(layout: Layout, count: number): string[] {
  const before =
    layout.kind === 'leading' ? layout.parts.map((part, at) => (layout.parts[at - 1]?.after ?? '') + part.before) : []
  return Array.from({ length: count }, (_, index) => KEY.exec(before[index] ?? '')?.[1] ?? `c${index + 1}`)
}
