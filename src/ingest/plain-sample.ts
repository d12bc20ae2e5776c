import { openFile, openLines, type Sample } from '../decrypt/index.ts'
import type { DecodeChain } from '../model/chain.ts'
import { gunzipPrefix } from '../lib/gunzip-prefix.ts'
import { linesOf } from './blocks.ts'

/** Line feed: ciphertext lines end with it whatever the text inside them does. */
const LINE_FEED = { code: 10, unit: 'byte' } as const

/**
 * Opens the head of a sample (and the slices, where every line opens by itself): lines for `unit: 'line'`, else runs of
 * bytes. The last line of a run is left out when the run was cut there.
 */
export function plainSample(sample: Sample, chain: DecodeChain, key: Uint8Array | null): readonly Uint8Array[] {
  if (chain.unit === 'line')
    return [sample.head, ...sample.slices.map((slice) => afterFirstLine(slice.bytes))].flatMap((run) =>
      openedLines(run, chain, key),
    )
  const file = openFile(chain, key)
  const opened = Buffer.from(file.push(sample.head))
  const plain = sample.head.length === sample.sizeBytes ? Buffer.concat([opened, file.end().bytes]) : opened
  const isPlain = chain.cipher === 'identity' && chain.armour === 'none'
  return chain.gzip
    ? [gunzipPrefix(plain)]
    : [plain, ...(isPlain ? sample.slices.map((slice) => afterFirstLine(slice.bytes)) : [])]
}

function openedLines(run: Uint8Array, chain: DecodeChain, key: Uint8Array | null): Uint8Array[] {
  const lines = linesOf(run, LINE_FEED)
  const plain = openLines(chain, key)({ ...lines, failed: new Uint8Array(lines.count) })
  const opened: Uint8Array[] = []
  for (let i = 0; i < plain.count; i++)
    if (plain.failed[i] === 0) opened.push(plain.bytes.subarray(plain.starts[i], plain.ends[i]))
  return opened
}

const afterFirstLine = (bytes: Uint8Array): Uint8Array => bytes.subarray(bytes.indexOf(10) + 1)

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
