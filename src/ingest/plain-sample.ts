import type { Sample } from '../decrypt/index.ts'

/**
 * Ways to read the sample as it lies: its whole lines from the head and from all over the item; then, where NUL bytes
 * stand in it, the head uncut (UTF-16), and the lines free of NUL (a text file with some damage).
 */
export function plainRuns({ head, slices, sizeBytes }: Sample): readonly (readonly Uint8Array[])[] {
  if (head.includes(0)) return [[head], wholeLines(head, sizeBytes).filter((line) => !line.includes(0))]
  const inner = slices.map(({ bytes }) =>
    bytes.subarray(endOfFirstLine(bytes), Math.max(endOfFirstLine(bytes), bytes.lastIndexOf(10) + 1)),
  )
  const cut = head.length < sizeBytes && head.includes(10) ? head.subarray(0, head.lastIndexOf(10) + 1) : head
  return [[cut, ...inner]]
}

const endOfFirstLine = (bytes: Uint8Array): number => {
  const at = bytes.indexOf(10)
  return at < 0 ? bytes.length : at + 1
}

/** Lines with their line feeds; a last line that the sample cuts is left out. */
function wholeLines(head: Uint8Array, sizeBytes: number): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let start = 0; start < head.length; ) {
    const end = start + endOfFirstLine(head.subarray(start))
    if (head[end - 1] === 10 || head.length === sizeBytes) lines.push(head.subarray(start, end))
    start = end
  }
  return lines
}
