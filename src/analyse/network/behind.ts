import type { Store } from '../../store/index.ts'

/** Records of one kind of log on one server that hold an account beside an address. */
export interface Behind {
  readonly [column: string]: string | number | null
  family: string
  server: string
  /** 1 when they are messages. */
  is_message: number
  records: number
  texts: number
  /** Null where none of them has a date. */
  first_utc_ms: number | null
  last_utc_ms: number | null
}

/** The records behind an account, or behind it and one of its addresses, by kind of log and server; the most first. */
export const recordsBehind = (
  store: Store,
  { account, address }: { account: string; address?: string },
): Promise<Behind[]> =>
  store.rows<Behind>(
    `SELECT family, server, max(is_message) AS is_message, count() AS records, uniqExact(text_id) AS texts,
       min(observed_at_utc_ms) AS first_utc_ms, max(observed_at_utc_ms) AS last_utc_ms
     FROM records WHERE account = {account:String} ${address === undefined ? '' : 'AND address = {address:String}'}
     GROUP BY family, server ORDER BY records DESC, family, server`,
    { account, ...(address === undefined ? {} : { address }) },
  )

/** When an account wrote first and last; null where no message of it has a date. */
export interface Span {
  readonly [column: string]: string | number | null
  account: string
  first_utc_ms: number | null
  last_utc_ms: number | null
}

/** First and last message of some accounts. */
export const spansOf = (store: Store, accounts: readonly string[]): Promise<Span[]> =>
  store.rows<Span>(
    `SELECT account, min(observed_at_utc_ms) AS first_utc_ms, max(observed_at_utc_ms) AS last_utc_ms
     FROM records WHERE is_message = 1 AND account IN {accounts:Array(String)} GROUP BY account`,
    { accounts },
  )

/** Countries that addresses are registered in; an address that was not located is left out. */
export async function countriesOf(store: Store, addresses: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await store.rows<{ address: string; place: string }>(
    'SELECT address, toString(country) AS place FROM addresses WHERE address IN {addresses:Array(String)}',
    { addresses },
  )
  return new Map(rows.map(({ address, place }) => [address, place]))
}
