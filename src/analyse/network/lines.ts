import { once } from '../once.ts'
import type { View } from '../analysis.ts'
import { PRESENCE } from '../pairs.ts'
import { recordCount, slicesBy } from '../slices.ts'

/**
 * Every account beside every address it stands on one line with, column by column: there are too many for an object each.
 * Pairs of one address lie together; a pair without a message is of presence alone.
 */
export interface Lines {
  /** Distinct names; everywhere else they are numbers, places in these. */
  accounts: readonly string[]
  addresses: readonly string[]
  account: Uint32Array
  address: Uint32Array
  /** Records of the view in each pair. */
  records: Uint32Array
  /** 1 where logs of presence have the account at the address. */
  present: Uint8Array
  /** Sendings of pair `i` are those from `sendingsFrom[i]` to before `sendingsFrom[i + 1]`. */
  sendingsFrom: Uint32Array
  /** Second since 1970 of each sending, −1 without a date, and a hash of its text. */
  second: Float64Array
  text: Uint32Array
  /** Pairs of address `i` are those from `pairsFrom[i]` to before `pairsFrom[i + 1]`. */
  pairsFrom: Uint32Array
  /** Share of the addresses that are in it: 1 unless there are more records than fit. */
  share: number
}

/** Records whose sendings are held in memory (16 bytes each); of a larger case so many of the addresses, drawn by hash. */
const MOST_RECORDS = 6_000_000

const HASH_BUCKETS = 4096

/** A pair as it is asked for; `t` and `h` are the seconds and hashes of its sendings, with commas. */
interface PairRow {
  readonly [column: string]: string | number
  a: string
  x: string
  n: number
  p: number
  t: string
  h: string
}

/** Lines of a view, loaded once for all analyses that need them. */
export const linesOf = once((view) => linesUpTo(view, MOST_RECORDS))

/** The same with another bound than `MOST_RECORDS`. */
export async function linesUpTo(view: View, mostRecords: number): Promise<Lines> {
  const buckets = Math.min(HASH_BUCKETS, Math.floor((HASH_BUCKETS * mostRecords) / (await recordCount(view))))
  const sampled = buckets === HASH_BUCKETS ? '1' : `cityHash64(address) % ${HASH_BUCKETS} < ${buckets}`
  const columns = growing()
  for (const slice of await slicesBy(view, 'address'))
    for await (const batch of view.store.stream<PairRow>(pairSql(view, `${slice} AND ${sampled}`), view.params))
      for (const row of batch) columns.add(row)
  return { ...columns.done(), share: buckets / HASH_BUCKETS }
}

const joined = (column: string): string =>
  `arrayStringConcat(arrayMap(one -> toString(one), groupArrayIf(${column}, records > 0)), ',')`

const numbersIn = (text: string): number[] => (text === '' ? [] : text.split(',').map(Number))

/** A row for each pair with its sendings: distinct texts and written times, whatever servers hold them. */
const pairSql = (view: View, among: string): string =>
  `SELECT account AS a, address AS x, sum(records) AS n, max(present) AS p,
     ${joined('at')} AS t, ${joined('text')} AS h
   FROM (
     SELECT account, address, countIf(${view.where}) AS records, max(${PRESENCE}) AS present,
       ifNull(intDiv(min(observed_at_utc_ms), 1000), -1) AS at, toUInt32(cityHash64(text_id) % 4294967296) AS text
     FROM records
     WHERE account != '' AND address != '' AND (${view.where} OR (${PRESENCE})) AND ${among}
     GROUP BY account, address, text_id, recorded_time
   ) AS s
   GROUP BY account, address ORDER BY address, account`

/** Distinct names in the order in which they came, as numbers. */
function numbered() {
  const names: string[] = []
  const places = new Map<string, number>()
  const numberOf = (name: string): number => {
    const known = places.get(name)
    if (known !== undefined) return known
    places.set(name, names.length)
    return names.push(name) - 1
  }
  return { names, numberOf }
}

function growing() {
  const [accounts, addresses] = [numbered(), numbered()]
  const pairs = { account: [] as number[], address: [] as number[], records: [] as number[], present: [] as number[] }
  const sendings = { from: [0], second: [] as number[], text: [] as number[] }
  const pairsFrom: number[] = []
  return {
    add({ a, x, n, p, t, h }: PairRow): void {
      const address = addresses.numberOf(x)
      if (address === pairsFrom.length) pairsFrom.push(pairs.account.length)
      pairs.account.push(accounts.numberOf(a))
      pairs.address.push(address)
      pairs.records.push(n)
      pairs.present.push(p)
      for (const second of numbersIn(t)) sendings.second.push(second)
      for (const text of numbersIn(h)) sendings.text.push(text)
      sendings.from.push(sendings.second.length)
    },
    done: (): Omit<Lines, 'share'> => ({
      accounts: accounts.names,
      addresses: addresses.names,
      account: Uint32Array.from(pairs.account),
      address: Uint32Array.from(pairs.address),
      records: Uint32Array.from(pairs.records),
      present: Uint8Array.from(pairs.present),
      sendingsFrom: Uint32Array.from(sendings.from),
      second: Float64Array.from(sendings.second),
      text: Uint32Array.from(sendings.text),
      pairsFrom: Uint32Array.from([...pairsFrom, pairs.account.length]),
    }),
  }
}

/** Sendings of a pair. */
export const sendingsOf = (lines: Lines, pair: number): number =>
  (lines.sendingsFrom[pair + 1] ?? 0) - (lines.sendingsFrom[pair] ?? 0)

/** Pairs in the order of their accounts, and where each account's begin in it. */
export function byAccount({ account, accounts }: Lines): { pairs: Uint32Array; from: Uint32Array } {
  const from = new Uint32Array(accounts.length + 1)
  for (const one of account) from[one + 1] = (from[one + 1] ?? 0) + 1
  for (let at = 1; at < from.length; at += 1) from[at] = (from[at] ?? 0) + (from[at - 1] ?? 0)
  const next = from.slice()
  const pairs = new Uint32Array(account.length)
  for (const [pair, one] of account.entries()) {
    const place = next[one] ?? 0
    pairs[place] = pair
    next[one] = place + 1
  }
  return { pairs, from }
}

/** What is said when a view was too large to be looked at whole; nothing when it was not. */
export const linesCaveat = ({ share }: Lines): readonly string[] =>
  share === 1
    ? []
    : [`The case is larger than fits: looked at are ${(100 * share).toFixed(1)} % of the addresses, drawn by hash.`]
