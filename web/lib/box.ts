import type { Place } from './direction.ts'

/** A piece of a picture that is shown. */
export interface Box extends Place {
  width: number
  height: number
}

/** No closer than this many times the whole. */
const CLOSEST = 60

/** A box around the same point of the picture, `factor` times as large, within bounds. */
export function zoomed(box: Box, bounds: Box, { factor, at }: { factor: number; at?: Place }): Box {
  const width = Math.min(bounds.width, Math.max(bounds.width / CLOSEST, box.width * factor))
  const scale = width / box.width
  const { x, y } = at ?? { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  return within({ x: x - (x - box.x) * scale, y: y - (y - box.y) * scale, width, height: box.height * scale }, bounds)
}

/** A box moved by some of the picture’s units, within bounds. */
export const moved = (box: Box, bounds: Box, by: Place): Box =>
  within({ ...box, x: box.x + by.x, y: box.y + by.y }, bounds)

/** A box with a place in its middle, when it does not show the place already. */
export function showing(box: Box, bounds: Box, place: Place): Box {
  const margin = box.width * 0.04
  const isShown =
    place.x > box.x + margin &&
    place.x < box.x + box.width - margin &&
    place.y > box.y + margin &&
    place.y < box.y + box.height - margin
  return isShown ? box : within({ ...box, x: place.x - box.width / 2, y: place.y - box.height / 2 }, bounds)
}

const clamped = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), Math.max(low, high))

const within = (box: Box, bounds: Box): Box => ({
  ...box,
  x: clamped(box.x, bounds.x, bounds.x + bounds.width - box.width),
  y: clamped(box.y, bounds.y, bounds.y + bounds.height - box.height),
})
