import type { Row } from '../model/answer.ts'
import type { View } from './analysis.ts'
import { once } from './once.ts'

/** Records that are grouped in one go, by whatever columns: grouping so many takes 15 to 35 MB (measured). */
export const RECORDS_PER_SLICE = 1 << 20

/** Every slice reads all records again; beyond so many, what does not fit in memory is spilled instead. */
const MOST_SLICES = 16

/** Records in the view: logged messages, unless a family was named. */
export const recordCount = once(async (view) => {
  const [found] = await view.store.rows<{ n: number }>(
    `SELECT count() AS n FROM records WHERE ${view.where}`,
    view.params,
  )
  return found?.n ?? 0
})

/** Columns a view can be cut by. */
export type SliceColumn = 'account' | 'address' | 'text_id'

/**
 * Conditions that cut a large view into slices: rows with the same value of `column` are all in one of them, so that
 * groups which hold the column lie in one slice each. Grouping slice by slice takes no more memory for more records.
 */
export async function slicesBy(view: View, column: SliceColumn): Promise<readonly string[]> {
  const slices = Math.min(Math.ceil((await recordCount(view)) / view.recordsPerSlice), MOST_SLICES)
  if (slices < 2) return ['1']
  return Array.from({ length: slices }, (_, slice) => `cityHash64(${column}) % ${slices} = ${slice}`)
}

/** Rows of a query asked slice by slice, as one answer: the numbers of rows whose texts are the same are added up. */
export async function addedUp<R extends Row>(
  view: View,
  column: SliceColumn,
  sqlOf: (slice: string) => string,
): Promise<R[]> {
  const sums = new Map<string, R>()
  for (const slice of await slicesBy(view, column))
    for (const row of await view.store.rows<R>(sqlOf(slice), view.params)) {
      const key = JSON.stringify(Object.values(row).filter((value) => typeof value === 'string'))
      const sum = sums.get(key)
      sums.set(key, sum === undefined ? row : sumOf(sum, row))
    }
  return [...sums.values()]
}

function sumOf<R extends Row>(a: R, b: R): R {
  const numbers = Object.entries(b).filter(([, value]) => typeof value === 'number')
  return { ...a, ...Object.fromEntries(numbers.map(([column, value]) => [column, Number(a[column]) + Number(value)])) }
}
