/** Chance that a standard normal value is above `z` (Abramowitz and Stegun, 26.2.17; error below 7.5 · 10⁻⁸). */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum
}

/** Chance that χ² of so many degrees of freedom is above a value (Wilson and Hilferty, PNAS 17:684, 1931). */
export function chiSquareTail(value: number, degrees: number): number {
  const scale = 2 / (9 * degrees)
  return normalTail((Math.cbrt(value / degrees) - (1 - scale)) / Math.sqrt(scale))
}
