import type { Interval } from './stats.ts'

const Z = 1.959963984540054

/** Agreement of two raters beyond chance. */
export interface Kappa extends Interval {
  value: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * Cohen's kappa of a square table of counts (rows: one rater's labels, columns: the other's; Educ. Psychol. Meas. 20:37, 1960) with
 * its 95 % interval from the large-sample variance (Fleiss, Cohen and Everitt, Psychol. Bull. 72:323, 1969). Null when nothing was
 * rated, or when chance alone would make them agree in everything.
 */
export function cohenKappa(table: readonly (readonly number[])[]): Kappa | null {
  const total = sum(table.map(sum))
  if (total === 0) return null
  const share = table.map((row) => row.map((count) => count / total))
  const rows = share.map(sum)
  const columns = share.map((_, at) => sum(share.map((row) => row[at] ?? 0)))
  const observed = sum(share.map((row, at) => row[at] ?? 0))
  const expected = sum(rows.map((row, at) => row * (columns[at] ?? 0)))
  if (expected === 1) return null
  const value = (observed - expected) / (1 - expected)
  let variance = -((value - expected * (1 - value)) ** 2)
  for (const [at, row] of share.entries())
    for (const [other, cell] of row.entries())
      variance +=
        at === other
          ? cell * (1 - ((rows[at] ?? 0) + (columns[at] ?? 0)) * (1 - value)) ** 2
          : cell * (1 - value) ** 2 * ((columns[at] ?? 0) + (rows[other] ?? 0)) ** 2
  const reach = (Z * Math.sqrt(Math.max(0, variance) / total)) / (1 - expected)
  return { value, low: Math.max(-1, value - reach), high: Math.min(1, value + reach) }
}
