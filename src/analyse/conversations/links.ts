import type { Candidates } from './candidates.ts'
import { unions } from './unions.ts'

/** What each utterance most likely answers, the likeliest first. */
export interface Links {
  later: Uint32Array
  earlier: Uint32Array
  /** Log-likelihood ratio of link against chance, less the logarithm of how busy the time was. */
  score: Float64Array
  /** Utterances in all, with and without a candidate. */
  speakers: number
}

/** For each utterance the best of its candidates, in falling order of score. */
export function bestLinks({ later, earlier, cell, logBusy, count }: Candidates, ratios: Float64Array): Links {
  const best = new Int32Array(logBusy.length).fill(-1)
  const ratioAt = (at: number): number => ratios[cell[at] ?? 0] ?? 0
  for (let at = 0; at < count; at += 1) {
    const place = later[at] ?? 0
    const known = best[place] ?? -1
    if (known < 0 || ratioAt(at) > ratioAt(known)) best[place] = at
  }
  const scoreAt = (at: number): number => ratioAt(at) - (logBusy[later[at] ?? 0] ?? 0)
  const order = Array.from(best.filter((at) => at >= 0)).toSorted((a, b) => scoreAt(b) - scoreAt(a) || a - b)
  return {
    later: Uint32Array.from(order, (at) => later[at] ?? 0),
    earlier: Uint32Array.from(order, (at) => earlier[at] ?? 0),
    score: Float64Array.from(order, scoreAt),
    speakers: logBusy.length,
  }
}

/** Share of reported conversations that may be chance. */
export const MOST_FALSE = 0.05

/**
 * For each link, the smallest share of chance among the conversations that are reported when it is taken with all that
 * are likelier (q-value, Storey 2003): links of `rounds` times in which accounts were moved apart, against conversations
 * that the links make (target and decoy, Elias and Gygi 2007; one is added, as seeing no decoy does not prove there is none).
 */
export function qValues(links: Links, chanceScores: Float64Array, rounds: number): Float64Array {
  const groups = unions(links.speakers)
  const shares = new Float64Array(links.score.length)
  let threads = 0
  let above = 0
  for (const [at, score] of links.score.entries()) {
    threads += groups.join(links.later[at] ?? 0, links.earlier[at] ?? 0)
    while (above < chanceScores.length && (chanceScores[above] ?? 0) >= score) above += 1
    // Who is linked rightly is no longer there to be linked by chance
    const free = 1 - (at + 1) / links.speakers
    shares[at] = Math.min(1, (free * (above + 1)) / rounds / Math.max(1, threads))
  }
  for (let at = shares.length - 2; at >= 0; at -= 1) shares[at] = Math.min(shares[at] ?? 1, shares[at + 1] ?? 1)
  return shares
}
