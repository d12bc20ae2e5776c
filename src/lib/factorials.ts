/** Below this the sum of logarithms is as exact as the series, and kept. */
const TABLE_SIZE = 256

const TABLE = new Float64Array(TABLE_SIZE)
for (let n = 2; n < TABLE_SIZE; n += 1) TABLE[n] = (TABLE[n - 1] ?? 0) + Math.log(n)

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI)

/** Natural logarithm of n!, for whole n ≥ 0. Stirling's series (NIST DLMF 5.11.1); its first term left out is below 1e-20 here. */
export function logFactorial(n: number): number {
  if (n < TABLE_SIZE) return TABLE[n] ?? 0
  const z = n + 1
  const inverse = 1 / z
  const square = inverse * inverse
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)))
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series
}

/** Natural logarithm of the number of ways to choose k of n. */
export const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k)
