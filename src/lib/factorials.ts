/** From here on the series is as exact as the sum of logarithms. */
const SERIES_FROM = 256
/** What sessions of some thousand trials ask for again and again is kept: 64 KB. */
const TABLE_SIZE = 8192

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI)

/** Stirling's series (NIST DLMF 5.11.1); its first term left out is below 1e-15 from `SERIES_FROM` on. */
function stirling(n: number): number {
  const z = n + 1
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + (1 / 12 - 1 / (360 * z * z)) / z
}

const TABLE = new Float64Array(TABLE_SIZE)
for (let n = 2; n < TABLE_SIZE; n += 1) TABLE[n] = n < SERIES_FROM ? (TABLE[n - 1] ?? 0) + Math.log(n) : stirling(n)

/** Natural logarithm of n!, for whole n ≥ 0. */
export const logFactorial = (n: number): number => (n < TABLE_SIZE ? (TABLE[n] ?? 0) : stirling(n))

/** Natural logarithm of the number of ways to choose k of n. */
export const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k)
