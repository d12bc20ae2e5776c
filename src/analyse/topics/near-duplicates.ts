import { disjointSets, type DisjointSets } from './disjoint-sets.ts'
import { bandKeys, BANDS } from './minhash.ts'
import { likeness, type Shingles, sizeOf } from './shingles.ts'

/**
 * Two texts belong to one template from this Jaccard similarity on. In 40 lab worlds (seeds 101 to 140) texts of one template,
 * with their greetings and numbers, are 0.84 alike and more, those of different ones 0.80 and less.
 */
export const LIKE = 0.8

/** … or when nearly all of the shorter stands in the longer, and it is long enough to say something. */
export const CONTAINED = 0.9
const CONTAINED_SHINGLES = 20

/** Texts of one bucket that later ones are compared with; more only meet by another band. */
const MOST_LEADERS = 16

/** Joins texts that are nearly the same: all pairs that share a band, compared by their whole shingle sets. */
export function nearDuplicates(shingles: Shingles): DisjointSets {
  const sets = disjointSets(shingles.starts.length - 1)
  for (let band = 0; band < BANDS; band += 1) {
    const leadersOf = new Map<number, number[]>()
    const keys = bandKeys(shingles, band)
    const repeated = repeatedIn(keys)
    for (const [text, key] of keys.entries()) {
      if (!repeated.has(key)) continue
      const leaders = leadersOf.get(key)
      if (leaders === undefined) leadersOf.set(key, [text])
      else if (!joinsOne(shingles, sets, { text, leaders }) && leaders.length < MOST_LEADERS) leaders.push(text)
    }
  }
  return sets
}

/** Values that occur more than once: most keys do not, and a map of all takes six times as long. */
function repeatedIn(keys: Float64Array): ReadonlySet<number> {
  const sorted = keys.toSorted()
  return new Set(sorted.filter((key, at) => key === sorted[at + 1]))
}

/** Joins a text to the leaders of its bucket that it is like; false when it is like none of them. */
function joinsOne(
  shingles: Shingles,
  sets: DisjointSets,
  { text, leaders }: { text: number; leaders: readonly number[] },
): boolean {
  const root = sets.rootOf(text)
  if (leaders.some((leader) => sets.rootOf(leader) === root)) return true
  const like = leaders.filter((leader) => areAlike(shingles, leader, text))
  for (const leader of like) sets.join(leader, text)
  return like.length > 0
}

function areAlike(shingles: Shingles, one: number, other: number): boolean {
  const { jaccard, containment } = likeness(shingles, one, other)
  if (jaccard >= LIKE) return true
  return containment >= CONTAINED && Math.min(sizeOf(shingles, one), sizeOf(shingles, other)) >= CONTAINED_SHINGLES
}
