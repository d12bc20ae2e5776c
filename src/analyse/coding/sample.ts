import { createHash } from 'node:crypto'
import type { View } from '../analysis.ts'
import { type Hit, hitsOf } from './hits.ts'

export interface Sample {
  /** In the order in which they are to be coded, which says nothing about them. */
  items: readonly Hit[]
  /** Hits of the query. */
  hits: number
}

interface Ranked {
  hit: Hit
  rank: string
}

const byRank = (a: Ranked, b: Ranked): number => (a.rank < b.rank ? -1 : 1)

/**
 * A simple random sample without replacement: the hits whose hash under the seed is smallest. It is the same in whatever order
 * the hits come, and no more of them are held than twice the sample.
 */
export async function sampleOf(
  view: View,
  query: string,
  { size, seed }: { size: number; seed: number },
): Promise<Sample> {
  let kept: Ranked[] = []
  let hits = 0
  for await (const batch of hitsOf(view, query)) {
    hits += batch.length
    for (const hit of batch) {
      kept.push({ hit, rank: createHash('sha256').update(`${seed}\0${hit.account}\0${hit.textId}`).digest('hex') })
      if (kept.length >= 2 * size) kept = kept.toSorted(byRank).slice(0, size)
    }
  }
  return {
    items: kept
      .toSorted(byRank)
      .slice(0, size)
      .map(({ hit }) => hit),
    hits,
  }
}
