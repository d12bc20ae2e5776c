/** From here on four terms of the series are exact to 1e-12. */
const SERIES_FROM = 10

/** Natural logarithm of the gamma function, x > 0: its recurrence up to where Stirling’s series holds (NIST DLMF 5.5.1, 5.11.1). */
export function logGamma(x: number): number {
  let [z, below] = [x, 1]
  for (; z < SERIES_FROM; z += 1) below *= z
  const inverse = 1 / (z * z)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(below)
}
