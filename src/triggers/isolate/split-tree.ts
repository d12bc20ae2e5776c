/**
 * The search for one leaf among many in a row, by questions “is it to the right of here?”. Each leaf has a weight, how likely
 * it is, and a limit, how many questions it may cost at most.
 */
export interface Leaves {
  /** Not negative, need not sum to 1. */
  weights: Float64Array
  /** Most questions for each leaf; a tree that keeps them all must exist. */
  limits: Int32Array
}

/** Deeper leaves take no space that counts: a row has far fewer than 2^45 of them, and sums of larger widths are exact. */
const MOST_DEPTH = 45

/**
 * The code space that leaves of these depths take when laid side by side in order: an alphabetic tree with no leaf deeper
 * than its limit exists if and only if it is at most 1 (Yeung, “Alphabetic codes revisited”, IEEE Trans. Inf. Theory 37, 1991).
 */
function spaceAfter(space: number, depth: number): number {
  if (depth > MOST_DEPTH) return space
  const width = 2 ** -depth
  return Math.ceil(space / width) * width + width
}

/** Last place at which the leaves from `low` on, as the left half, still keep their limits. */
function lastLeft({ limits }: Leaves, range: Range): number {
  let space = 0
  for (let at = range.low; at < range.high; at += 1) {
    space = spaceAfter(space, (limits[at] ?? 0) - range.depth - 1)
    if (space > 1) return at - 1
  }
  return range.high - 1
}

/** First place such that the leaves behind it, as the right half, keep their limits. */
function firstRight({ limits }: Leaves, range: Range): number {
  let space = 0
  for (let at = range.high; at > range.low; at -= 1) {
    space = spaceAfter(space, (limits[at] ?? 0) - range.depth - 1)
    if (space > 1) return at
  }
  return range.low
}

/** Leaves `low` to `high`, both included, after `depth` questions. */
interface Range {
  low: number
  high: number
  depth: number
}

/** Last leaf of the left half: the split nearest to half the weight among those that keep all limits. */
function splitOf(leaves: Leaves, range: Range): number {
  const [first, last] = [firstRight(leaves, range), lastLeft(leaves, range)]
  if (first > last) throw new RangeError('no tree keeps these limits')
  let total = 0
  for (let at = range.low; at <= range.high; at += 1) total += leaves.weights[at] ?? 0
  let [left, best, off] = [0, first, Infinity]
  for (let at = range.low; at <= last; at += 1) {
    left += leaves.weights[at] ?? 0
    const distance = Math.abs(left - total / 2)
    if (at < first || distance >= off) continue
    best = at
    off = distance
  }
  return best
}

/** Where a search ended and how many questions it took. */
export interface Reached {
  leaf: number
  questions: number
}

/** Questions that the leaves of a range may still cost. */
function mostLeft({ limits }: Leaves, { low, high, depth }: Range): number {
  let most = 0
  for (let at = low; at <= high; at += 1) most = Math.max(most, limits[at] ?? 0)
  return Math.min(most - depth, high - low)
}

/** Finds the leaf: `isAfter` says whether it lies behind leaf `at`, and hears how many questions, this one too, there may be. */
export async function searchLeaf(
  leaves: Leaves,
  isAfter: (at: number, atMost: number) => Promise<boolean>,
): Promise<Reached> {
  let range: Range = { low: 0, high: leaves.weights.length - 1, depth: 0 }
  while (range.low < range.high) {
    const at = splitOf(leaves, range)
    const depth = range.depth + 1
    const behind = await isAfter(at, mostLeft(leaves, range))
    range = behind ? { low: at + 1, high: range.high, depth } : { low: range.low, high: at, depth }
  }
  return { leaf: range.low, questions: range.depth }
}
