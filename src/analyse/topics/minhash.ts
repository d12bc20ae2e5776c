import { mixed, type Shingles } from './shingles.ts'

/**
 * MinHash (Broder, Compression and Complexity of Sequences 1997) with banding (Leskovec, Rajaraman and Ullman, Mining of
 * Massive Datasets, ch. 3): a signature is the least value of each of `BANDS · ROWS` hash functions over the shingles
 * of a text, and two texts are compared when all rows of some band agree. Two texts with Jaccard similarity `s` are compared
 * with a chance of `1 − (1 − s^ROWS)^BANDS`.
 */
export const BANDS = 24
export const ROWS = 5

/** Chance that a pair of this similarity is never compared. */
export const missProbability = (similarity: number): number => (1 - similarity ** ROWS) ** BANDS

/** The n-th hash function: `shingle · factor + term` modulo 2³² with an odd factor, one to one; shingles are mixed already. */
const hashFunction = (number: number): HashFunction => ({
  factor: mixed(2 * number + 1) | 1,
  term: mixed(2 * number + 2),
})

interface HashFunction {
  factor: number
  term: number
}

/** A number for each text that agrees when all rows of a band do; one band at a time, since all signatures would take 60 MB. */
export function bandKeys({ starts, hashes }: Shingles, band: number): Float64Array {
  const functions = Array.from({ length: ROWS }, (_, row) => hashFunction(band * ROWS + row))
  return Float64Array.from({ length: starts.length - 1 }, (_, text) => {
    const [from, end] = [starts[text] ?? 0, starts[text + 1] ?? 0]
    let [high, low] = [band, 0]
    for (const each of functions) {
      const least = leastHash(hashes, each, [from, end])
      high = mixed(high ^ least)
      low = mixed(low + least)
    }
    // 53 bits: two texts of 100,000 agree by chance once in a million runs
    return (high & 0x1f_ffff) * 2 ** 32 + low
  })
}

function leastHash(
  hashes: Uint32Array,
  { factor, term }: HashFunction,
  [from, end]: readonly [number, number],
): number {
  let least = 0xffff_ffff
  for (let at = from; at < end; at += 1) {
    const value = (Math.imul(hashes[at] ?? 0, factor) + term) >>> 0
    if (value < least) least = value
  }
  return least
}
