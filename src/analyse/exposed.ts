import type { View } from './analysis.ts'
import { once } from './once.ts'
import { addedUp, slicesBy } from './slices.ts'

/** A kind of private value that stands in the messages of an account. */
export interface Exposed {
  readonly [column: string]: string | number
  account: string
  kind: string
  /** Unique messages (account + text) that hold such a value. */
  messages: number
  /** Distinct values, layout aside. */
  distinct_values: number
}

const HELD = 'text_id IN (SELECT text_id FROM sensitive)'

/** Every account with every kind in its messages, the most messages first; the account is empty where a format names none. */
export const exposedAccounts = once(async (view): Promise<Exposed[]> => {
  const found: Exposed[] = []
  for (const slice of await slicesBy(view, 'account')) {
    const rows = view.store.stream<Exposed>(
      `SELECT account, kind, uniqExact(text_id) AS messages, uniqExact(value) AS distinct_values
       FROM (SELECT account, text_id FROM records WHERE ${view.where} AND ${HELD} AND ${slice} GROUP BY account, text_id) AS m
       ALL INNER JOIN (SELECT text_id, kind, value FROM sensitive) AS s USING (text_id)
       GROUP BY account, kind`,
      view.params,
    )
    for await (const batch of rows) found.push(...batch)
  }
  return found.toSorted((a, b) => b.messages - a.messages || compare(a.account, b.account) || compare(a.kind, b.kind))
})

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Unique messages and records that hold a value of each kind. */
export const messagesByKind = (view: View) =>
  addedUp<{ kind: string; messages: number; records: number }>(
    view,
    'text_id',
    (slice) =>
      `SELECT kind, count() AS messages, sum(n) AS records
       FROM (SELECT text_id, kind FROM sensitive WHERE ${slice} GROUP BY text_id, kind) AS s
       ALL INNER JOIN (
         SELECT text_id, count() AS n FROM records WHERE ${view.where} AND ${HELD} AND ${slice} GROUP BY account, text_id
       ) AS m USING (text_id)
       GROUP BY kind`,
  )

const textsOf = (view: View): string => `text_id IN (SELECT text_id FROM records WHERE ${view.where} AND ${HELD})`

/** Distinct values of each kind. */
export const valuesByKind = (view: View) =>
  view.store.rows<{ kind: string; distinct_values: number }>(
    `SELECT kind, count() AS distinct_values
     FROM (SELECT kind, value FROM sensitive WHERE ${textsOf(view)} GROUP BY kind, value) AS v GROUP BY kind`,
    view.params,
  )

/** Longest text that is shown as an example. */
const EXAMPLE_CHARACTERS = 120

/** One text of each kind, that of the lowest id: ids are hashes, so it is as good as drawn by lot. */
export const examplesByKind = (view: View) =>
  view.store.rows<{ kind: string; example: string }>(
    `SELECT kind, argMin(text, text_id) AS example
     FROM (SELECT text_id, kind FROM sensitive WHERE ${textsOf(view)}) AS s
     ALL INNER JOIN (SELECT text_id, text FROM texts WHERE lengthUTF8(text) <= ${EXAMPLE_CHARACTERS} AND ${HELD}) AS t USING (text_id)
     GROUP BY kind`,
    view.params,
  )
