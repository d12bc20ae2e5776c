/** A point of a drawing, in pixels from its middle. */
export interface Point {
  x: number
  y: number
}

/** Points evenly round a ring, the first on top, turned by a share of the way to the next. */
export function ring(count: number, radiusPx: number, turn = 0): Point[] {
  return Array.from({ length: count }, (_, at) => {
    const angle = (2 * Math.PI * (at + turn)) / count - Math.PI / 2
    return { x: radiusPx * Math.cos(angle), y: radiusPx * Math.sin(angle) }
  })
}

const squareDistance = (a: Point, b: Point): number => (a.x - b.x) ** 2 + (a.y - b.y) ** 2

/** Sum of squared lengths of lines from each outer point to the inner ones it belongs to. */
const lengthOf = (outer: readonly Point[], inner: readonly Point[], ends: readonly (readonly number[])[]): number =>
  ends.reduce(
    (sum, own, at) =>
      sum +
      own.reduce((part, end) => {
        const [from, to] = [outer[at], inner[end]]
        return from === undefined || to === undefined ? part : part + squareDistance(from, to)
      }, 0),
    0,
  )

/**
 * Points of an outer ring for things that each belong to some of an inner ring: in the order of the first they belong to, and
 * the ring turned so that the lines between the two are shortest. No chance is in it, and no two points come closer than even
 * spacing puts them.
 */
export function outerRing(inner: readonly Point[], ends: readonly (readonly number[])[], radiusPx: number): Point[] {
  const order = [...ends.keys()].toSorted((a, b) => firstOf(ends[a]) - firstOf(ends[b]) || a - b)
  const sorted = order.map((at) => ends[at] ?? [])
  let best: { points: Point[]; length: number } = { points: [], length: Number.POSITIVE_INFINITY }
  for (let turn = 0; turn < ends.length; turn += 0.25) {
    const points = ring(ends.length, radiusPx, turn)
    const length = lengthOf(points, inner, sorted)
    if (length < best.length) best = { points, length }
  }
  const placed: Point[] = []
  for (const [place, at] of order.entries()) placed[at] = best.points[place] ?? { x: 0, y: 0 }
  return placed
}

const firstOf = (own: readonly number[] | undefined): number => own?.[0] ?? 0
