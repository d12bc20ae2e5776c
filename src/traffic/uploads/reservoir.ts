import type { Random } from '../../lib/random.ts'

/** Enough for a median; the same for a thousand requests and a million. */
const RESERVOIR_SIZE = 256

/** A sample in which every value added so far is equally likely to be (algorithm R: Vitter, ACM TOMS 11:37, 1985). */
export interface Reservoir {
  kept: number[]
  seen: number
}

export const newReservoir = (): Reservoir => ({ kept: [], seen: 0 })

export function addTo(reservoir: Reservoir, value: number, random: Random): void {
  reservoir.seen += 1
  if (reservoir.kept.length < RESERVOIR_SIZE) reservoir.kept.push(value)
  else {
    const place = random.below(reservoir.seen)
    if (place < RESERVOIR_SIZE) reservoir.kept[place] = value
  }
}
