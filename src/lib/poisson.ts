import { logFactorial } from './factorials.ts'

/** Chance of at least `count` events where `mean` are expected; summed from the smaller side, so that a small one keeps its digits. */
export function atLeastEvents(count: number, mean: number): number {
  if (count <= 0) return 1
  if (mean <= 0) return 0
  const chance = (events: number): number => Math.exp(events * Math.log(mean) - mean - logFactorial(events))
  if (count <= mean) {
    let below = 0
    for (let events = 0; events < count; events += 1) below += chance(events)
    return Math.max(0, 1 - below)
  }
  let [sum, term] = [0, chance(count)]
  for (let events = count; term > sum * 1e-17; events += 1) {
    sum += term
    term *= mean / (events + 1)
  }
  return sum
}
