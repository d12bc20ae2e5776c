/** A text with stretches (UTF-16 units [start, end), in any order) turned into breaks, across which no phrase runs. */
export function cutOut(text: string, stretches: readonly (readonly [number, number])[]): string {
  let [cut, behind] = ['', 0]
  for (const [start, end] of stretches.toSorted(([a], [b]) => a - b)) {
    if (start >= behind) cut += `${text.slice(behind, start)}\u0000`
    behind = Math.max(behind, end)
  }
  return cut + text.slice(behind)
}
