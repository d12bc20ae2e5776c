import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Lines per file: a middle file, nine files in ten, and any file that is not a data table. Functions are oxlint's part. */
export const LIMITS = { medianLines: 120, p90Lines: 250, mostLines: 400 } as const

export interface SourceSize {
  path: string
  lines: number
  /** A file that is one long table: no function in it, so its length costs the reader nothing. */
  table: boolean
}

export function measure(path: string, text: string): SourceSize {
  return { path, lines: text.split('\n').length - 1, table: !/\bfunction\b|=>/.test(text) }
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0

/** Median, 90th percentile and the sentences to print for every limit that is broken. */
export function judge(sizes: readonly SourceSize[]): { median: number; p90: number; faults: string[] } {
  const sorted = sizes.map((size) => size.lines).toSorted((a, b) => a - b)
  const [median, p90] = [at(sorted, 0.5), at(sorted, 0.9)]
  const faults = sizes
    .filter((size) => !size.table && size.lines > LIMITS.mostLines)
    .map((size) => `${size.path} has ${size.lines} lines; at most ${LIMITS.mostLines}: split it by what it is about`)
  if (median > LIMITS.medianLines) faults.push(`the median file has ${median} lines; at most ${LIMITS.medianLines}`)
  if (p90 > LIMITS.p90Lines) faults.push(`one file in ten has ${p90} lines or more; at most ${LIMITS.p90Lines}`)
  return { median, p90, faults }
}

function readSizes(root: string): SourceSize[] {
  const under = (folder: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  return ['src', 'web', 'lab', 'scripts']
    .flatMap(under)
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.gen.ts'))
    .map((path) => measure(path, readFileSync(join(root, path), 'utf8')))
}

function main(): void {
  const sizes = readSizes(join(import.meta.dirname, '..'))
  const { median, p90, faults } = judge(sizes)
  console.log(`${sizes.length} files, median ${median} lines, p90 ${p90}`)
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
}

if (process.argv[1] === import.meta.filename) main()
