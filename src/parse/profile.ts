/** What the values of one column are like, all measured on the values that are filled in. */
export interface ColumnProfile {
  /** As found, one per line. */
  values: readonly string[]
  /** Without the empty ones and the usual signs for "nothing". */
  filled: readonly string[]
  distinct: number
  entropyBits: number
  /** Shares of the filled values, 0…1. */
  withSpaces: number
  withLetters: number
  nonAscii: number
  integers: number
  quoted: number
  meanLength: number
  maxLength: number
  /** Standard deviation of the length over its mean. */
  lengthSpread: number
}

const MISSING = new Set(['', '-', 'NULL', 'null', '\\N', 'N/A'])
/** Longer values count as this long: one very long message must not decide what a column is. */
const LENGTH_CAP = 80

const shareOf = (values: readonly string[], test: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length

/** Share of the filled values that pass a test, 0 when none is filled. */
export const share = (profile: ColumnProfile, test: RegExp | ((value: string) => boolean)): number =>
  shareOf(profile.filled, test instanceof RegExp ? (value) => test.test(value) : test)

function entropyBits(values: readonly string[]): { distinct: number; entropyBits: number } {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / values.length) * Math.log2(count / values.length)
  return { distinct: counts.size, entropyBits: Math.abs(bits) }
}

function lengths(values: readonly string[]): { meanLength: number; lengthSpread: number; maxLength: number } {
  if (values.length === 0) return { meanLength: 0, lengthSpread: 0, maxLength: 0 }
  const capped = values.map((value) => Math.min(value.length, LENGTH_CAP))
  const meanLength = capped.reduce((sum, length) => sum + length, 0) / capped.length
  const variance = capped.reduce((sum, length) => sum + (length - meanLength) ** 2, 0) / capped.length
  return { meanLength, lengthSpread: Math.sqrt(variance) / meanLength, maxLength: Math.max(...capped) }
}

export function profileColumn(values: readonly string[]): ColumnProfile {
  const filled = values.filter((value) => !MISSING.has(value))
  return {
    values,
    filled,
    ...entropyBits(values),
    withSpaces: shareOf(filled, (value) => value.trim().includes(' ')),
    withLetters: shareOf(filled, (value) => /\p{L}/u.test(value)),
    nonAscii: shareOf(filled, (value) => /[^\0-\x7f]/.test(value)),
    integers: shareOf(filled, (value) => /^-?\d{1,20}$/.test(value)),
    quoted: shareOf(filled, (value) => value.length > 1 && value.startsWith('"') && value.endsWith('"')),
    ...lengths(filled),
  }
}
