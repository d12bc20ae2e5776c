/** From here on five terms of the series are exact to 1e-15; smaller arguments are moved up by Γ(x+1) = xΓ(x). */
const SERIES_FROM = 12

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI)

/** Natural logarithm of the gamma function for x > 0: Stirling's series (NIST DLMF 5.11.1) after the recurrence 5.5.1. */
export function logGamma(x: number): number {
  let [z, product] = [x, 1]
  for (; z < SERIES_FROM; z += 1) product *= z
  const inverse = 1 / (z * z)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / z
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series - Math.log(product)
}

/** Natural logarithm of the beta function B(a, b), a and b > 0. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)
