/** A part of a text, characters [start, end). */
export interface Window {
  start: number
  end: number
}

/** Windows of one size that overlap by half, over the whole text. */
export function windowsOf(length: number, size: number): Window[] {
  const step = Math.max(1, Math.floor(size / 2))
  const windows: Window[] = []
  for (let start = 0; ; start += step) {
    windows.push({ start, end: Math.min(length, start + size) })
    if (start + size >= length) return windows
  }
}

/** Pairs of half-windows whose distance no single window covers, nearest first. */
export function pairsOf(length: number, size: number): (readonly [Window, Window])[] {
  const halves = windowsOf(length, Math.max(1, Math.floor(size / 2)))
  const pairs = halves.flatMap((one, index) => halves.slice(index + 1).map((other) => [one, other] as const))
  return pairs
    .filter(([one, other]) => other.start >= one.end)
    .toSorted((a, b) => a[1].start - a[0].start - (b[1].start - b[0].start))
}

/** Windows of halving sizes, large ones first, down to a size in which hardly a combination finds room; at most `most`. */
export function shrinkingWindows(length: number, most: number): Window[] {
  const windows: Window[] = []
  for (let size = Math.ceil(length / 2); size >= 4 && windows.length < most; size = Math.ceil(size / 2))
    windows.push(...windowsOf(length, size))
  return windows.slice(0, most)
}
