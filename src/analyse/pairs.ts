import type { View } from './analysis.ts'
import { slicesBy } from './slices.ts'

/**
 * What an account and an address on one line are to each other, as far as the logs of presence tell (login, online and
 * new-user logs: a name at its own address, nobody else on the line). *Breaching Trust*, p. 8 f.: when an ordinary Skype
 * user wrote to a TOM-Skype user, the log held the sender’s name with the receiver’s address.
 */
export const READINGS = [
  {
    reading: 'own',
    meaning: 'the account itself was present at the address, and nobody else was: its own line',
  },
  {
    reading: 'shared',
    meaning: 'the account itself was present at the address, and so were others: a line that several accounts share',
  },
  {
    reading: 'correspondent',
    meaning: 'others were present at the address, the account never: the line of a receiver or member of a group',
  },
  {
    reading: 'unresolved',
    meaning: 'nobody was present at the address: own, shared or a correspondent’s, it cannot be told',
  },
] as const

export type Reading = (typeof READINGS)[number]['reading']

/** Records of presence: no message, and no second account on the line. */
export const PRESENCE = "is_message = 0 AND peer = ''"

/**
 * A row for each pair of the view that lies in a slice by address: account, address, reading, records. One grouping of
 * both kinds of record; joining two groupings would hold both.
 */
export const pairsIn = (view: View, slice: string): string =>
  `SELECT account, address, records,
     multiIf(present_accounts = 0, 'unresolved', present = 0, 'correspondent', present_accounts = 1, 'own', 'shared') AS reading
   FROM (
     SELECT account, address, records, present, sum(present) OVER (PARTITION BY address) AS present_accounts
     FROM (
       SELECT account, address, countIf(${view.where}) AS records, max(${PRESENCE}) AS present
       FROM records
       WHERE account != '' AND address != '' AND (${view.where} OR (${PRESENCE})) AND ${slice}
       GROUP BY account, address
     ) AS g
   ) AS w
   WHERE records > 0`

/** A pair of an account and an address on message lines. */
export interface Pair {
  readonly [column: string]: string
  account: string
  address: string
  reading: Reading
}

/** Every pair of the view with its reading, some at a time. */
export async function* pairsOf(view: View): AsyncGenerator<readonly Pair[]> {
  for (const slice of await slicesBy(view, 'address'))
    yield* view.store.stream<Pair>(`SELECT account, address, reading FROM (${pairsIn(view, slice)}) AS p`, view.params)
}
