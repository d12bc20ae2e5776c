/** A place in a picture, in the picture’s own units. */
export interface Place {
  x: number
  y: number
}

/** Directions of the arrow keys, as steps. */
export const ARROWS: Readonly<Record<string, Place>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
}

/** Beyond this angle to either side a place does not lie in a direction: half of a right angle and a little. */
const WIDEST_COSINE = Math.cos((55 * Math.PI) / 180)

/** The place that an arrow key leads to: near, and not far off the direction; null when none lies there. */
export function nextIn(places: readonly Place[], from: number, { x, y }: Place): number | null {
  const here = places[from]
  if (here === undefined) return places.length > 0 ? 0 : null
  let best: { at: number; cost: number } | null = null
  for (const [at, place] of places.entries()) {
    const [dx, dy] = [place.x - here.x, place.y - here.y]
    const distance = Math.hypot(dx, dy)
    if (distance === 0) continue
    const cosine = (dx * x + dy * y) / distance
    if (cosine < WIDEST_COSINE) continue
    const cost = distance * (2 - cosine) ** 2
    if (best === null || cost < best.cost) best = { at, cost }
  }
  return best?.at ?? null
}

/** The place nearest to a point, no farther than `reach`; null when there is none. */
export function nearest(places: readonly Place[], { x, y }: Place, reach: number): number | null {
  let best: { at: number; distance: number } | null = null
  for (const [at, place] of places.entries()) {
    const distance = Math.hypot(place.x - x, place.y - y)
    if (distance <= reach && (best === null || distance < best.distance)) best = { at, distance }
  }
  return best?.at ?? null
}
