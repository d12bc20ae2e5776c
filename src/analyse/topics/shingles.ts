/** Characters of a shingle: three Chinese characters are about as rare as eight Latin letters. */
const SHINGLE_UNITS = 3

/** Addresses of pages: half of a short text, and the same in many that say different things. */
const URL = /[a-z]+:\/\/[\x21-\x7e]+/g

/**
 * What of a normalised text must be alike for a template: its letters and digits without blanks and signs, every digit as 0, so that
 * numbers may vary, and without addresses of pages.
 */
export const skeletonOf = (normalised: string): string =>
  normalised
    .replace(URL, '')
    .replace(/\p{Nd}/gu, '0')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Length of a skeleton in Chinese characters: a letter of an alphabet says a third as much (Shannon 1951: 2 to 3 bits against 8.5). */
export const charactersIn = (skeleton: string): number => {
  const others = skeleton.replace(/\p{Script=Han}/gu, '').length
  return Math.floor(skeleton.length - (2 * others) / 3)
}

/** Shingles of many texts, one after another: the set of text `i` is `hashes[starts[i] … starts[i + 1])`, ascending. */
export interface Shingles {
  starts: Uint32Array
  hashes: Uint32Array
}

/** Distinct shingles of each skeleton, as 32-bit hashes; of a million pairs of texts one or two are touched by a collision. */
export function shinglesOf(skeletons: readonly string[]): Shingles {
  const starts = new Uint32Array(skeletons.length + 1)
  const room = skeletons.reduce((sum, skeleton) => sum + Math.max(0, skeleton.length - SHINGLE_UNITS + 1), 0)
  const hashes = new Uint32Array(room)
  let end = 0
  for (const [index, skeleton] of skeletons.entries()) {
    const from = end
    for (let at = 0; at + SHINGLE_UNITS <= skeleton.length; at += 1) hashes[end++] = hashAt(skeleton, at)
    end = distinctFrom(hashes, from, end)
    starts[index + 1] = end
  }
  return { starts, hashes: hashes.subarray(0, end) }
}

/** Every bit of three units has a say in every bit of the hash: the finaliser of MurmurHash3 (Appleby, public domain), twice. */
function hashAt(text: string, at: number): number {
  const pair = (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)
  return mixed(mixed(pair) ^ text.charCodeAt(at + 2))
}

/** A one-to-one mixing of 32 bits. */
export function mixed(value: number): number {
  let word = value ^ (value >>> 16)
  word = Math.imul(word, 0x85eb_ca6b)
  word = Math.imul(word ^ (word >>> 13), 0xc2b2_ae35)
  return (word ^ (word >>> 16)) >>> 0
}

/** Sorts part of an array and drops repeats in it; returns its new end. */
function distinctFrom(values: Uint32Array, from: number, end: number): number {
  let kept = from
  for (const value of values.subarray(from, end).toSorted())
    if (kept === from || value !== values[kept - 1]) values[kept++] = value
  return kept
}

/** Shingles that two texts share. */
function inBoth({ starts, hashes }: Shingles, one: number, other: number): number {
  let [a, b] = [starts[one] ?? 0, starts[other] ?? 0]
  const [endOfA, endOfB] = [starts[one + 1] ?? 0, starts[other + 1] ?? 0]
  let both = 0
  while (a < endOfA && b < endOfB) {
    const [left, right] = [hashes[a] ?? 0, hashes[b] ?? 0]
    if (left === right) both += 1
    if (left <= right) a += 1
    if (right <= left) b += 1
  }
  return both
}

/** Distinct shingles of a text. */
export const sizeOf = ({ starts }: Shingles, text: number): number => (starts[text + 1] ?? 0) - (starts[text] ?? 0)

/** How alike two texts are: shared shingles over all of either (Jaccard), and over those of the shorter (containment). */
export function likeness(shingles: Shingles, one: number, other: number): { jaccard: number; containment: number } {
  const both = inBoth(shingles, one, other)
  const [a, b] = [sizeOf(shingles, one), sizeOf(shingles, other)]
  return { jaccard: both / Math.max(1, a + b - both), containment: both / Math.max(1, Math.min(a, b)) }
}
