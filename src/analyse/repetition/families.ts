import type { Corpus } from '../corpus.ts'

/** Family of each text: texts that differ in how they begin and end, but say the same at length, have one number. */
export type Families = Uint32Array

/** Shorter texts are typed alike by chance; a family needs so many letters. */
export const LEAST_LETTERS = 16
/** Letters in a row that are compared as one piece. */
const PIECE = 5
/** Two texts belong together when they share so much of the pieces of the shorter one. */
const SHARED = 0.6
/** Smallest hashes of pieces that a text is filed under: two of one family agree on one of them nearly always. */
const FILED_UNDER = 4
const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** Letters and ideographs only: numbers, spaces and marks are what a campaign changes from one sending to the next. */
const lettersOf = (text: string): string => text.replaceAll(/[^\p{L}]+/gu, '').toLowerCase()

/** Hashes of all runs of `PIECE` letters, each once, in ascending order; none for a short text. */
function piecesOf(text: string): Uint32Array {
  const letters = lettersOf(text)
  if (letters.length < LEAST_LETTERS) return new Uint32Array(0)
  const pieces = new Set<number>()
  for (let from = 0; from + PIECE <= letters.length; from += 1) {
    let hash = FNV_OFFSET
    for (let at = from; at < from + PIECE; at += 1) hash = Math.imul(hash ^ letters.charCodeAt(at), FNV_PRIME)
    // FNV leaves neighbouring texts with neighbouring hashes
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    pieces.add((hash ^ (hash >>> 13)) >>> 0)
  }
  return Uint32Array.from(pieces).toSorted()
}

function isAlike(one: Uint32Array, other: Uint32Array): boolean {
  let a = 0
  let b = 0
  let shared = 0
  while (a < one.length && b < other.length) {
    const left = one[a] ?? 0
    const right = other[b] ?? 0
    if (left === right) shared += 1
    if (left <= right) a += 1
    if (right <= left) b += 1
  }
  return shared >= SHARED * Math.min(one.length, other.length)
}

/**
 * Sorts texts into families: each text is filed under its smallest hashes (MinHash, Broder 1997) and compared with the first
 * text of every family that is filed under one of them.
 */
export function familiesOf({ texts }: Pick<Corpus, 'texts'>): Families {
  const families = Uint32Array.from(texts, (_, at) => at)
  const filed = new Map<number, number>()
  const heads = new Map<number, Uint32Array>()
  for (const [at, text] of texts.entries()) {
    const pieces = piecesOf(text)
    const keys = pieces.subarray(0, FILED_UNDER)
    const head = [...keys]
      .map((key) => filed.get(key))
      .find((known) => known !== undefined && isAlike(heads.get(known) ?? pieces, pieces))
    if (head !== undefined) families[at] = head
    else if (pieces.length > 0) heads.set(at, pieces)
    for (const key of keys) if (!filed.has(key)) filed.set(key, head ?? at)
  }
  return families
}
