import { CELLS } from './mixture.ts'
import { chiSquareTail } from '../../lib/chi-square.ts'
import { type Keyword, LEFT_OUT } from './observed.ts'

/** Keywords with fewer messages share one stratum: a share of its own would fit their chance. */
const LEAST_MESSAGES = 20

/** Stratum of every message: that of its rarest keyword; 0 without one, 1 where that has few messages. */
export function strataOf(cell: Uint8Array, keywords: readonly Keyword[]): { stratum: Uint32Array; strata: number } {
  const stratum = new Uint32Array(cell.length)
  let strata = 2
  for (const { messages } of keywords.toSorted((a, b) => b.messages.length - a.messages.length)) {
    const own = messages.length >= LEAST_MESSAGES ? (strata += 1) - 1 : 1
    for (const row of messages) stratum[row] = own
  }
  return { stratum, strata }
}

/** Messages by stratum and cell, each counted as often as its account was drawn. */
export function countsOf(
  cell: Uint8Array,
  { stratum, strata }: { stratum: Uint32Array; strata: number },
  drawn: (row: number) => number,
): Float64Array[] {
  const counts = Array.from({ length: strata }, () => new Float64Array(CELLS))
  for (const [row, at] of cell.entries()) {
    const there = counts[stratum[row] ?? 0]
    if (at !== LEFT_OUT && there !== undefined) there[at] = (there[at] ?? 0) + drawn(row)
  }
  return counts
}

/** p-value of: messages are sent again within minutes as often whatever their keyword is (χ²). 1 with one stratum. */
export function sameEverywhere(counts: readonly Float64Array[]): number {
  const seen = counts
    .map((cells) => {
      const all = cells.reduce((sum, count) => sum + count, 0)
      return { all, again: all - (cells[0] ?? 0) - (cells[1] ?? 0) }
    })
    .filter(({ all }) => all >= LEAST_MESSAGES)
  const total = seen.reduce((sum, { all }) => sum + all, 0)
  const share = seen.reduce((sum, { again }) => sum + again, 0) / total
  if (seen.length < 2 || share === 0 || share === 1) return 1
  const value = seen.reduce((sum, { all, again }) => sum + (again - all * share) ** 2 / (all * share * (1 - share)), 0)
  return chiSquareTail(value, seen.length - 1)
}
