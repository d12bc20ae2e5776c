import type { View } from './analysis.ts'

/** Computes a value once per view, however many analyses ask for it while the view lives. */
export function once<T>(compute: (view: View) => Promise<T>): (view: View) => Promise<T> {
  const known = new WeakMap<View, Promise<T>>()
  return (view) => {
    const started = known.get(view) ?? compute(view)
    known.set(view, started)
    return started
  }
}

const number = (view: View, sql: string): Promise<number> =>
  view.store.rows<{ n: number }>(sql, view.params).then(([row]) => row?.n ?? 0)

/** Grouping and counting groups spills to disk where uniqExact would run out of memory (measured at 100 M rows). */
const distinct = (columns: string, filter = '') =>
  once((view) =>
    number(
      view,
      `SELECT count() AS n FROM (SELECT 1 FROM records WHERE ${view.where}${filter} GROUP BY ${columns}) AS g`,
    ),
  )

/** Records in the view: logged messages, unless a family was named. */
export const recordCount = once((view) => number(view, `SELECT count() AS n FROM records WHERE ${view.where}`))

/** Distinct (account, address, text, recorded time). */
export const sendingCount = distinct('account, address, text_id, recorded_time')

/** Sendings told apart by family, so that what is beyond them are copies of the same line. */
export const lineCount = once(async (view) => {
  const families = await number(
    view,
    `SELECT count() AS n FROM (SELECT 1 FROM records WHERE ${view.where} GROUP BY family) AS g`,
  )
  return families < 2 ? sendingCount(view) : lineCountOfFamilies(view)
})

const lineCountOfFamilies = distinct('family, account, address, text_id, recorded_time')

export const textCount = distinct('text_id')
export const accountTextAddressCount = distinct('account, address, text_id')
export const accountTextTimeCount = distinct('account, text_id, recorded_time')
export const accountCount = distinct('account', " AND account != ''")
export const addressCount = distinct('address', " AND address != ''")

/** Which family was asked for, as a condition on tables other than `records`; all of them when none was. */
export const familyOf = (view: View): string => ('family' in view.params ? 'family = {family:String}' : '1')

/** `12 unique messages`, `1 unique message`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`
