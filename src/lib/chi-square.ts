import { upperTail } from './normal.ts'

/** Chance that χ² of so many degrees of freedom is above a value (Wilson and Hilferty, PNAS 17:684, 1931: to within 0.003). */
export function chiSquareTail(value: number, degrees: number): number {
  const scale = 2 / (9 * degrees)
  const z = (Math.cbrt(value / degrees) - (1 - scale)) / Math.sqrt(scale)
  return z < 0 ? 1 - upperTail(-z) : upperTail(z)
}
