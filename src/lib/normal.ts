/**
 * Chance that a standard normal value lies above `z` ≥ 0, exact to ten digits also far out: the series of the error function
 * below 3 (Abramowitz and Stegun 26.2.11), above it Laplace's continued fraction (26.2.14).
 */
export function upperTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  return z < 3 ? 0.5 - density * seriesTo(z) : density / fraction(z)
}

function seriesTo(z: number): number {
  let [term, sum] = [z, z]
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd
    sum += term
  }
  return sum
}

/** Steps of the continued fraction: enough for ten digits from 3 on. */
const STEPS = 60

function fraction(z: number): number {
  let value = z
  for (let step = STEPS; step > 0; step -= 1) value = z + step / value
  return value
}
