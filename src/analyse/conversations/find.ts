import { type Random, seededRandom } from '../../lib/random.ts'
import { bestLinks, type Links, MOST_FALSE, qValues } from './links.ts'
import { type Candidates, candidatesOf, daysOf, movedTiming } from './candidates.ts'
import { CELLS, type Features } from './features.ts'
import { fittedRatios } from './mixture.ts'
import type { Utterances } from './utterances.ts'

/** Links that stand, the likeliest first, and the share of chance among the conversations down to each. */
export interface Found extends Links {
  qValue: Float64Array
}

const SEED = 2008
/** Pairs that are looked at in moved times, in all. */
const PAIRS_BY_CHANCE = 4_000_000
const LEAST_ROUNDS = 2
const MOST_ROUNDS = 40

/** In fewer days, moving accounts by days hardly makes another case. */
const LEAST_DAYS = 7
/** If moved accounts never come near each other, nothing is known of what chance does. */
const LEAST_PAIRS_BY_CHANCE = 10

/** Finds what answers what. Null when chance cannot be told from it: nobody near another, or all within a few days. */
export function findLinks(features: Features, utterances: Utterances): Found | null {
  const days = daysOf(utterances)
  const logged = candidatesOf(features, utterances, { second: utterances.second, movedDays: null })
  if (days < LEAST_DAYS || logged.count === 0) return null
  const half = Math.min(MOST_ROUNDS, Math.max(LEAST_ROUNDS, Math.floor(PAIRS_BY_CHANCE / logged.count))) / 2
  const rounds = Math.ceil(half)
  const chance = seededRandom(SEED)
  const moved = (random: Random) => candidatesOf(features, utterances, movedTiming(random, utterances))
  // Pairs that were moved together are left out of a round: so much of it is there
  const whole = (rounds * (days - 1)) / days
  const byChance = new Float64Array(CELLS)
  for (let round = 0; round < rounds; round += 1) addCells(byChance, moved(chance), 1 / whole)
  if (byChance.reduce((sum, count) => sum + count, 0) * whole < LEAST_PAIRS_BY_CHANCE) return null
  const counts = new Float64Array(CELLS)
  addCells(counts, logged, 1)
  const ratios = fittedRatios({ logged: counts, byChance })
  // Fresh rounds: those the ratios were fitted to would flatter them
  const scores = Array.from({ length: rounds }, () => bestLinks(moved(chance), ratios).score)
  const links = bestLinks(logged, ratios)
  const qValue = qValues(links, falling(scores), whole)
  return cut(links, qValue)
}

function addCells(counts: Float64Array, { cell, count }: Candidates, weight: number): void {
  for (let at = 0; at < count; at += 1) counts[cell[at] ?? 0] = (counts[cell[at] ?? 0] ?? 0) + weight
}

function falling(scores: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(scores.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const some of scores) {
    all.set(some, at)
    at += some.length
  }
  return all.toSorted().toReversed()
}

/** The links whose q-value is low enough. */
function cut({ later, earlier, score, speakers }: Links, qValue: Float64Array): Found {
  const end = qValue.findLastIndex((q) => q <= MOST_FALSE) + 1
  return {
    later: later.slice(0, end),
    earlier: earlier.slice(0, end),
    score: score.slice(0, end),
    qValue: qValue.slice(0, end),
    speakers,
  }
}
