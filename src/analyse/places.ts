import { wilson } from '../lib/stats.ts'
import type { Store } from '../store/index.ts'

/** Records of a view that is narrowed to a kind of log or a server. */
export interface PlacesWanted {
  family?: string
  server?: string
}

/** What is registered in one country. */
export interface Place {
  /** ISO 3166-1 alpha-2; `unknown` when the database lacks the address, `reserved` when it is no public one. */
  country: string
  records: number
  addresses: number
  /** Accounts beside these addresses; one with addresses in two countries counts in both. */
  accounts: number
  /** Share of the records with an address, 0…1, with its 95 % interval (Wilson). */
  share: number
  low: number
  high: number
}

export interface Places {
  places: readonly Place[]
  /** Records with an address: shares are of these. */
  placed: number
  /** Records without a valid one. */
  without: number
}

interface Counted {
  readonly [column: string]: string | number
  country: string
  records: number
  addresses: number
  accounts: number
}

/** Countries that addresses are registered in, the most records first: of messages, or of a kind of log, or on a server. */
export async function placesOf(store: Store, wanted: PlacesWanted): Promise<Places> {
  const { where, params } = conditionOf(wanted)
  const [total] = await store.rows<{ n: number; placed: number }>(
    `SELECT count() AS n, countIf(address != '') AS placed FROM records WHERE ${where}`,
    params,
  )
  const rows = await store.rows<Counted>(
    `SELECT if(place = '', 'unknown', place) AS country, sum(n) AS records, uniqExact(address) AS addresses,
       uniqExact(account) AS accounts
     FROM (SELECT address, account, count() AS n FROM records WHERE ${where} AND address != '' GROUP BY address, account) AS r
     ALL LEFT JOIN (SELECT address, toString(country) AS place FROM addresses) AS a USING (address)
     GROUP BY country ORDER BY records DESC, country`,
    params,
  )
  const { n = 0, placed = 0 } = total ?? {}
  return {
    places: rows.map(({ country, records, addresses, accounts }) => {
      const { low, high } = wilson(records, placed)
      return { country, records, addresses, accounts, share: records / placed, low, high }
    }),
    placed,
    without: n - placed,
  }
}

function conditionOf({ family, server }: PlacesWanted) {
  return {
    where: [
      family === undefined ? 'is_message = 1' : 'family = {family:String}',
      ...(server === undefined ? [] : ['server = {server:String}']),
    ].join(' AND '),
    params: { ...(family === undefined ? {} : { family }), ...(server === undefined ? {} : { server }) },
  }
}
