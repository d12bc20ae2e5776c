import type { Row } from '../../model/answer.ts'
import type { View } from '../analysis.ts'
import { type Standing, exposuresOf } from '../network/exposures.ts'
import { decided, type LineReading, type Network, networkOf } from '../network/readings.ts'
import { foundOf } from '../targets/found.ts'

/** Records of one kind of log that carry the account's name. Times are milliseconds since 1970 UTC, null where none can be read. */
export interface LogEntry {
  readonly [column: string]: string | number | null | readonly string[]
  family: string
  servers: readonly string[]
  is_message: number
  records: number
  first_utc_ms: number | null
  last_utc_ms: number | null
}

/** A distinct text of the account. */
export interface OwnText {
  readonly [column: string]: string | number | null
  text: string
  records: number
  servers: number
  first_utc_ms: number | null
}

/** An address on the account's lines. */
export interface OwnLine {
  address: string
  country: string
  reading: LineReading | 'unresolved'
  records: number
}

/** Whether the address is probably the account's own, or one it shares. */
export const isAtHome = ({ reading }: OwnLine): boolean => reading === 'own' || reading === 'shared'

/** What a case holds about one account, with nobody else's words or name in it. */
export interface PersonExposure {
  standing: Standing | null
  contactProbability: number | null
  /** True where the account is called in `targets`; null where it was not tested. */
  isTarget: boolean | null
  logs: readonly LogEntry[]
  months: readonly { month_utc_ms: number; records: number }[]
  lines: readonly OwnLine[]
  texts: readonly OwnText[]
  /** Kinds of private values in its texts. */
  kinds: readonly { kind: string; distinct_values: number; messages: number }[]
  /** Lists of which a keyword stands in its texts. */
  lists: readonly { list: string; messages: number }[]
  /** Messages of others that were logged where it is at home: sent to it, or by people on the same line. */
  others: { records: number; accounts: number }
  /** Calls to it or messages that name it as the other side. */
  asPeer: number
}

type Ask = <R extends Row>(sql: string) => Promise<R[]>

/** Everything about one account, by its real name. */
export async function personExposure(view: View, account: string): Promise<PersonExposure> {
  const ask: Ask = (sql) => view.store.rows(sql, { account })
  const network = await networkOf(view)
  const place = network.lines.accounts.indexOf(account)
  const exposure = (await exposuresOf(view))[place]
  const pairs = exposure?.pairs ?? []
  return {
    standing: exposure?.standing ?? null,
    contactProbability: exposure?.contactProbability ?? null,
    isTarget: await targetOf(view, account),
    logs: await logsOf(ask),
    months: await monthsOf(ask),
    lines: await linesOf(view, network, pairs),
    texts: await textsOf(ask),
    kinds: await kindsOf(ask),
    lists: await listsOf(ask),
    others: othersAt(network, place, pairs),
    asPeer: (await ask<{ n: number }>('SELECT count() AS n FROM records WHERE peer = {account:String}'))[0]?.n ?? 0,
  }
}

async function targetOf(view: View, account: string): Promise<boolean | null> {
  const { corpus, calls } = await foundOf(view)
  return calls.tested.find((tested) => corpus.accounts[tested.account] === account)?.called ?? null
}

const logsOf = (ask: Ask) =>
  ask<LogEntry>(
    `SELECT family, arraySort(groupUniqArray(toString(server))) AS servers, is_message, count() AS records, min(observed_at_utc_ms) AS first_utc_ms, max(observed_at_utc_ms) AS last_utc_ms
     FROM records WHERE account = {account:String} GROUP BY family, is_message ORDER BY is_message DESC, family`,
  )

const monthsOf = (ask: Ask) =>
  ask<{ month_utc_ms: number; records: number }>(
    `SELECT toInt64(toUnixTimestamp(toDateTime(toStartOfMonth(toDateTime(intDiv(assumeNotNull(observed_at_utc_ms), 1000), 'UTC')), 'UTC'))) * 1000 AS month_utc_ms, count() AS records
     FROM records WHERE account = {account:String} AND isNotNull(observed_at_utc_ms) GROUP BY month_utc_ms ORDER BY month_utc_ms`,
  )

/** Distinct texts in the order in which they were written. */
const textsOf = (ask: Ask) =>
  ask<OwnText>(
    `SELECT text, records, servers, first_utc_ms FROM (
       SELECT text_id, count() AS records, uniqExact(server) AS servers, min(observed_at_utc_ms) AS first_utc_ms
       FROM records WHERE account = {account:String} AND is_message = 1 GROUP BY text_id
     ) AS m ALL INNER JOIN (SELECT text_id, text FROM texts) AS t USING (text_id)
     ORDER BY isNull(first_utc_ms), first_utc_ms, text`,
  )

const OWN_TEXTS = '(SELECT text_id FROM records WHERE account = {account:String} AND is_message = 1)'

const kindsOf = (ask: Ask) =>
  ask<{ kind: string; distinct_values: number; messages: number }>(
    `SELECT kind, uniqExact(value) AS distinct_values, uniqExact(text_id) AS messages
     FROM sensitive WHERE text_id IN ${OWN_TEXTS} GROUP BY kind ORDER BY messages DESC, kind`,
  )

const listsOf = (ask: Ask) =>
  ask<{ list: string; messages: number }>(
    `SELECT list, uniqExact(text_id) AS messages FROM matches
     WHERE list != 'query' AND NOT startsWith(list, 'step:') AND text_id IN ${OWN_TEXTS} GROUP BY list ORDER BY list`,
  )

async function linesOf(view: View, network: Network, pairs: readonly number[]): Promise<OwnLine[]> {
  const { addresses, address, records } = network.lines
  const names = pairs.map((pair) => addresses[address[pair] ?? 0] ?? '')
  const found = await view.store.rows<{ address: string; country: string }>(
    'SELECT address, country FROM addresses WHERE address IN {names:Array(String)}',
    { names },
  )
  const countries = new Map(found.map((row) => [row.address, row.country]))
  return pairs
    .map((pair, at) => ({
      address: names[at] ?? '',
      country: countries.get(names[at] ?? '') ?? 'unknown',
      reading: decided(network, pair),
      records: records[pair] ?? 0,
    }))
    .toSorted((a, b) => b.records - a.records || (a.address < b.address ? -1 : 1))
}

/** What others wrote where the account is at home, alone or with others. */
function othersAt(network: Network, self: number, pairs: readonly number[]): PersonExposure['others'] {
  const { account, address, pairsFrom, records } = network.lines
  const accounts = new Set<number>()
  let count = 0
  for (const pair of pairs) {
    const reading = decided(network, pair)
    if (reading !== 'own' && reading !== 'shared') continue
    const line = address[pair] ?? 0
    for (let other = pairsFrom[line] ?? 0; other < (pairsFrom[line + 1] ?? 0); other += 1) {
      if (account[other] === self || (records[other] ?? 0) === 0) continue
      accounts.add(account[other] ?? 0)
      count += records[other] ?? 0
    }
  }
  return { records: count, accounts: accounts.size }
}
