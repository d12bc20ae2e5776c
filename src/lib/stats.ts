/** 97.5 % point of the normal distribution: both tails together leave 5 %. */
const Z = 1.959963984540054

export interface Interval {
  low: number
  high: number
}

/** Wilson's 95 % score interval for a share (JASA 22:209, 1927). Without trials it says nothing: 0 … 1. */
export function wilson(successes: number, total: number): Interval {
  if (total === 0) return { low: 0, high: 1 }
  const share = successes / total
  const centre = share + (Z * Z) / (2 * total)
  const reach = Z * Math.sqrt((share * (1 - share)) / total + (Z * Z) / (4 * total * total))
  const scale = 1 + (Z * Z) / total
  // Rounding must not leave a sliver beyond a share of nothing or of everything.
  const low = successes === 0 ? 0 : Math.max(0, (centre - reach) / scale)
  const high = successes === total ? 1 : Math.min(1, (centre + reach) / scale)
  return { low, high }
}

/**
 * Exact one-sided 95 % upper bound for a share of which `total` trials showed none: 1 − 0.05^(1/n)
 * (Clopper and Pearson, Biometrika 26:404, 1934). Without trials the bound is 1.
 */
export const upperBoundOfNone = (total: number): number => (total === 0 ? 1 : 1 - 0.05 ** (1 / total))

/** Shannon entropy of a distribution given by counts, in bits; 0 for none. */
export function entropyBits(counts: Iterable<number>): number {
  const some = [...counts].filter((count) => count > 0)
  const total = some.reduce((sum, count) => sum + count, 0)
  return some.reduce((bits, count) => bits - (count / total) * Math.log2(count / total), 0)
}
