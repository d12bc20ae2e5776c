import { benjaminiHochberg } from '../../lib/corrections.ts'
import { type Counted, fisher } from '../../lib/fisher.ts'

/** Two shares and whether they differ by more than chance. */
export interface Comparison {
  one: Counted
  other: Counted
  /** Fisher's exact test, two-sided. */
  p: number
  /** After Benjamini and Hochberg over all tests of the session; 1 until these are all made. */
  q: number
}

/** Calls are made at this rate of false ones. */
export const ALPHA = 0.05

/** Cells of all tables of p-values together: 32 MB. Sheets that ask for more have their tests computed anew each time. */
const MOST_CELLS = 1 << 22

/** Fisher's test that remembers: reshuffling labels asks for the same small tables again and again. */
export function rememberingFisher(): (one: Counted, other: Counted) => number {
  const tables = new Map<string, Float64Array>()
  let room = MOST_CELLS
  const tableOf = (one: Counted, other: Counted): Float64Array | null => {
    const name = `${one.total}/${other.total}`
    const known = tables.get(name)
    const cells = (one.total + 1) * (other.total + 1)
    if (known !== undefined || cells > room) return known ?? null
    const made = new Float64Array(cells).fill(-1)
    tables.set(name, made)
    room -= cells
    return made
  }
  return (one, other) => {
    const table = tableOf(one, other)
    if (table === null) return fisher(one, other)
    const cell = one.successes * (other.total + 1) + other.successes
    const known = table[cell] ?? -1
    if (known >= 0) return known
    const p = fisher(one, other)
    table[cell] = p
    return p
  }
}

export const compare = (one: Counted, other: Counted, test = fisher): Comparison => ({
  one,
  other,
  p: test(one, other),
  q: 1,
})

/** The first share is the larger one; false when a group is empty. */
export const rises = ({ one, other }: Comparison): boolean => one.successes * other.total > other.successes * one.total

export const shareOf = ({ successes, total }: Counted): number => (total === 0 ? 0 : successes / total)

/** Gives every test its q; returns the p at which one more of them would be called. */
export function correct(family: readonly Comparison[]): number {
  const qs = benjaminiHochberg(family.map(({ p }) => p))
  for (const [index, comparison] of family.entries()) comparison.q = qs[index] ?? 1
  const called = family.filter(({ q }) => q <= ALPHA).length
  return (ALPHA * Math.min(called + 1, family.length)) / Math.max(1, family.length)
}
