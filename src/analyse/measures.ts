import type { View } from './analysis.ts'
import { once } from './once.ts'
import { addedUp, type SliceColumn } from './slices.ts'

/** Distinct values of `column` together with `others`. Grouping spills to disk where uniqExact would run out of memory (measured at 100 M rows). */
const distinct = (column: SliceColumn, others: readonly string[] = [], filter = '1') =>
  once(async (view) => {
    const columns = [column, ...others].join(', ')
    const [sum] = await addedUp<{ n: number }>(
      view,
      column,
      (slice) =>
        `SELECT count() AS n FROM (SELECT 1 FROM records WHERE ${view.where} AND ${slice} AND ${filter} GROUP BY ${columns}) AS g`,
    )
    return sum?.n ?? 0
  })

/** Distinct (account, address, text, recorded time). */
export const sendingCount = distinct('account', ['address', 'text_id', 'recorded_time'])

const lineCountOfFamilies = distinct('account', ['family', 'address', 'text_id', 'recorded_time'])

/** Sendings told apart by family, so that what is beyond them are copies of the same line. */
export const lineCount = once(async (view) => {
  const families = await view.store.rows(
    `SELECT family FROM records WHERE ${view.where} GROUP BY family LIMIT 2`,
    view.params,
  )
  return families.length < 2 ? sendingCount(view) : lineCountOfFamilies(view)
})

export const textCount = distinct('text_id')
export const accountTextAddressCount = distinct('account', ['address', 'text_id'])
export const accountTextTimeCount = distinct('account', ['text_id', 'recorded_time'])
export const accountCount = distinct('account', [], "account != ''")
export const addressCount = distinct('address', [], "address != ''")

/** Which family was asked for, as a condition on tables other than `records`; all of them when none was. */
export const familyOf = (view: View): string => ('family' in view.params ? 'family = {family:String}' : '1')

/** `12 unique messages`, `1 unique message`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
