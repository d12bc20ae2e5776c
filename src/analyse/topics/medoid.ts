import { likeness } from './shingles.ts'
import type { TextGroups } from './text-groups.ts'

/** Texts of a group that are compared each with each; of a larger group the first so many. */
const MOST_COMPARED = 64

/** The text of a group that the others are most like: the one with the greatest sum of Jaccard similarities, the first of equals. */
export function medoid({ shingles, placeOf }: TextGroups, texts: readonly number[]): number {
  const compared = texts.slice(0, MOST_COMPARED)
  const [first = 0] = compared
  const likenessOf = (one: number): number =>
    compared.reduce((sum, other) => sum + likeness(shingles, placeOf.get(one) ?? 0, placeOf.get(other) ?? 0).jaccard, 0)
  return compared
    .map((text) => ({ text, sum: likenessOf(text) }))
    .reduce((best, one) => (one.sum > best.sum ? one : best), {
      text: first,
      sum: -1,
    }).text
}
