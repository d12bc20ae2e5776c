/**
 * q-values after Benjamini and Hochberg (JRSS B 57:289, 1995), in the order of the p-values: calling everything with q ≤ α
 * keeps the expected share of false calls at α or below, for independent and positively dependent tests.
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const order = ps.map((p, index) => ({ p, index })).toSorted((a, b) => b.p - a.p)
  const qs = Array.from<number>({ length: ps.length })
  let smallest = 1
  for (const [place, { p, index }] of order.entries()) {
    // A quotient of equal numbers may round to below p
    smallest = Math.min(smallest, Math.max(p, (p * ps.length) / (ps.length - place)))
    qs[index] = smallest
  }
  return qs
}
