/** Two measurements of the same thing. */
export type Pair = readonly [x: number, y: number]

/** Points that are looked at: half a million slopes between them; more are thinned out evenly. */
const MAX_POINTS = 1000

const thinned = (pairs: readonly Pair[]): readonly Pair[] => {
  const step = Math.ceil(pairs.length / MAX_POINTS)
  return step <= 1 ? pairs : pairs.filter((_, index) => index % step === 0)
}

/** The middle value, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).toSorted()
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Ranks from 1; equal values share the mean of theirs. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).toSorted((a, b) => a.value - b.value)
  const ranked = Array.from<number>({ length: values.length })
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && order[to]?.value === order[from]?.value) to += 1
    for (const { index } of order.slice(from, to)) ranked[index] = (from + 1 + to) / 2
    from = to
  }
  return ranked
}

/** Spearman's rank correlation (American Journal of Psychology 15:72, 1904), ties at mean ranks; null when a side does not vary. */
export function spearman(pairs: readonly Pair[]): number | null {
  const some = thinned(pairs)
  const [xs, ys] = [ranks(some.map(([x]) => x)), ranks(some.map(([, y]) => y))]
  const mean = (some.length + 1) / 2
  let [xx, yy, xy] = [0, 0, 0]
  for (const [index, x] of xs.entries()) {
    const [dx, dy] = [x - mean, (ys[index] ?? mean) - mean]
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy)
}

/** Slope of y over x: the median of the slopes between all two points (Theil 1950, Sen 1968); null when x does not vary. */
export function theilSen(pairs: readonly Pair[]): number | null {
  const some = thinned(pairs)
  const slopes: number[] = []
  for (const [index, [x, y]] of some.entries())
    for (const [otherX, otherY] of some.slice(index + 1)) if (otherX !== x) slopes.push((otherY - y) / (otherX - x))
  return median(slopes)
}
