import { entropyBits } from '../lib/stats.ts'
import type { LogFormat } from '../model/format.ts'
import type { Stream } from '../model/stream.ts'
import { compileSplit, unquote } from '../parse/index.ts'
import { type Sealed, streamUnits } from './stream-units.ts'

/** Lines that the values of columns are looked at in. */
const LINES = 600

/** Values shown of a column: the commonest ones. */
const SHOWN = 5

/** What stands in one column of a sample. */
export interface ColumnValues {
  distinct: number
  /** Shannon entropy of the values. */
  entropyBits: number
  /** The commonest values, with how many lines have each. */
  values: readonly { value: string; lines: number }[]
}

/** What stands in every column, from the first lines of the first streams that parse; `lines` says how many those are. */
export async function columnValues(
  at: Sealed,
  format: LogFormat,
  streams: readonly Stream[],
): Promise<{ lines: number; columns: readonly ColumnValues[] }> {
  const counts = format.columns.map(() => new Map<string, number>())
  const lines = await countValues(at, { format, streams }, counts)
  const columns = counts.map((values) => ({
    distinct: values.size,
    entropyBits: values.size === 0 ? 0 : entropyBits([...values.values()]),
    values: [...values]
      .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .slice(0, SHOWN)
      .map(([value, count]) => ({ value, lines: count })),
  }))
  return { lines, columns }
}

async function countValues(
  at: Sealed,
  { format, streams }: { format: LogFormat; streams: readonly Stream[] },
  counts: readonly Map<string, number>[],
): Promise<number> {
  const split = compileSplit(format.layout, format.columns.length)
  const isQuoted = format.layout.kind === 'delimited' && format.layout.quote !== null
  const bounds = new Int32Array(format.columns.length * 2)
  let lines = 0
  for (const stream of streams)
    for await (const batch of streamUnits(at, stream)) {
      for (let i = 0; i < batch.count; i++) {
        if (format.header && batch.spanStarts[i] === 0) continue
        if (!split(batch.bytes, batch.starts[i] ?? 0, batch.ends[i] ?? 0, bounds)) continue
        for (const [column, count] of counts.entries()) {
          const written = Buffer.from(batch.bytes.subarray(bounds[column * 2], bounds[column * 2 + 1])).toString()
          const value = isQuoted ? unquote(written) : written
          count.set(value, (count.get(value) ?? 0) + 1)
        }
        if (++lines === LINES) return lines
      }
    }
  return lines
}
