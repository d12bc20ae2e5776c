/**
 * Index of every range that shares bytes with one that starts before it → how many bytes. Of ranges with one start, the first
 * listed is the owner. Members that share bytes are how 97 KB claim 24 GB: D. Fifield, "A better zip bomb" (WOOT 2019).
 */
export function overlapping(ranges: readonly { startByte: number; endByte: number }[]): Map<number, number> {
  const shared = new Map<number, number>()
  const order = ranges.map((range, index) => ({ ...range, index }))
  order.sort((a, b) => a.startByte - b.startByte || a.index - b.index)
  let takenUpTo = 0
  for (const { startByte, endByte, index } of order) {
    if (startByte < takenUpTo) shared.set(index, Math.min(takenUpTo, endByte) - startByte)
    else takenUpTo = endByte
  }
  return shared
}
