import type { Layout, Role } from '../model/format.ts'
import { hasHeader, looksLikeNames, namesFrom, plainNames } from './header.ts'
import { type ColumnProfile, profileColumn, share } from './profile.ts'
import { assignRoles } from './roles.ts'
import { compileSplit, unquote } from './split.ts'
import type { RoleChoice } from './typed-roles.ts'

export interface Evaluation {
  layout: Layout
  header: boolean
  names: readonly string[]
  profiles: readonly ColumnProfile[]
  roles: readonly RoleChoice[]
  /** Share of the lines that have exactly these columns. */
  parseRate: number
  /** The same among the lines in which the separator occurs at all. */
  rateAmongSeparated: number
  score: number
}

/** How much a column of this role says that the lines were cut in the right places. */
const EVIDENCE: Readonly<Record<Role, number>> = {
  datetime: 7,
  ip: 6,
  date: 3,
  time: 3,
  version: 2,
  phone: 2,
  hash: 1.5,
  account: 1.5,
  text: 1.5,
  counter: 1,
  flag: 0.5,
  constant: 0.2,
  unknown: -0.3,
}

/** More columns than this are no log but a matrix, or binary. */
const MOST_COLUMNS = 256

function columnsIn(line: string, layout: Extract<Layout, { kind: 'delimited' }>): number {
  if (layout.quote === null) return line.split(layout.delimiter).length
  const values = line.split(layout.delimiter)
  let open = false
  let columns = 0
  for (const value of values) {
    const quotes = value.split('"').length - 1
    if (!open) columns++
    if ((open || value.startsWith('"')) && quotes % 2 === 1) open = !open
  }
  return open ? values.length : columns
}

/** The commonest number of columns above one, and how many lines have more than one. */
function modalColumns(lines: readonly string[], layout: Layout): { columnCount: number; separated: number } {
  if (layout.kind === 'leading') return { columnCount: layout.parts.length, separated: lines.length }
  const counts = new Map<number, number>()
  for (const line of lines) {
    const columns = columnsIn(line, layout)
    if (columns > 1) counts.set(columns, (counts.get(columns) ?? 0) + 1)
  }
  const [columnCount = 0] = [...counts].toSorted(([, one], [, other]) => other - one)[0] ?? []
  return { columnCount, separated: [...counts.values()].reduce((sum, count) => sum + count, 0) }
}

const QUOTE = 0x22

function rowOf(bytes: Buffer, bounds: Int32Array, isQuoted: boolean): string[] {
  const row: string[] = []
  for (let slot = 0; slot < bounds.length; slot += 2) {
    const start = bounds[slot] ?? 0
    const value = bytes.toString('utf8', start, bounds[slot + 1])
    row.push(isQuoted && start > 0 && bytes[start - 1] === QUOTE ? unquote(value) : value)
  }
  return row
}

/** The rows that a layout cuts out of the lines, by the same splitter that reads the evidence. */
export function rowsOf(lines: readonly string[], layout: Layout, columnCount: number): string[][] {
  const split = compileSplit(layout, columnCount)
  const bounds = new Int32Array(2 * columnCount)
  const rows: string[][] = []
  for (const line of lines) {
    const bytes = Buffer.from(line)
    if (split(bytes, 0, bytes.length, bounds))
      rows.push(rowOf(bytes, bounds, layout.kind === 'delimited' && layout.quote !== null))
  }
  return rows
}

const profilesOf = (rows: readonly string[][], columnCount: number): ColumnProfile[] =>
  Array.from({ length: columnCount }, (_, index) => profileColumn(rows.map((row) => row[index] ?? '')))

function scoreOf(profiles: readonly ColumnProfile[], roles: readonly RoleChoice[]): number {
  return profiles.reduce(
    (score, profile, index) => score + EVIDENCE[roles[index]?.role ?? 'unknown'] - badCut(profile),
    0,
  )
}

/** What speaks against a column: tabs left inside, quotes left around, or nothing in it but signs, the rest of a longer separator. */
function badCut(profile: ColumnProfile): number {
  const tabs = share(profile, /\t/) > 0.5 ? 3 : 0
  const quotes = profile.quoted > 0.5 ? 1 : 0
  const signs = profile.values.every((value) => !/[\p{L}\p{N}]/u.test(value) && value !== '-') ? 1 : 0
  return tabs + quotes + signs
}

/** What a layout makes of the lines, or null when it cuts fewer than two columns. */
export function evaluate(lines: readonly string[], layout: Layout): Evaluation | null {
  const { columnCount, separated } = modalColumns(lines, layout)
  if (columnCount < 2 || columnCount > MOST_COLUMNS) return null
  const rows = rowsOf(lines, layout, columnCount)
  const [first = [], ...rest] = rows
  if (rows.length === 0) return null
  const named = rest.length > 0 && looksLikeNames(first)
  const restProfiles = named ? profilesOf(rest, columnCount) : []
  const header = named && hasHeader(first, assignRoles(restProfiles, namesFrom(first)))
  const names = header ? namesFrom(first) : plainNames(layout, columnCount)
  const profiles = header ? restProfiles : profilesOf(rows, columnCount)
  const roles = assignRoles(profiles, names)
  const parseRate = rows.length / lines.length
  return {
    layout, header, names, profiles, roles, parseRate,
    rateAmongSeparated: rows.length / Math.max(1, separated),
    score: scoreOf(profiles, roles) * parseRate,
  } // biome-ignore format: a list
}
