import type { View } from './analysis.ts'
import { uniqueMessageCount } from './matched.ts'
import { once } from './once.ts'
import { slicesBy } from './slices.ts'

/** The unique messages of a view with their texts, column by column: there are too many for an object each. */
export interface Corpus {
  /** Distinct texts, in the order of their ids, and the ids in hexadecimal. */
  texts: readonly string[]
  textIds: readonly string[]
  /** Distinct accounts in code-unit order; one of them is empty where a format names none. */
  accounts: readonly string[]
  /** Place in `accounts` and in `texts` of each unique message; in ascending order of the two. */
  account: Uint32Array
  text: Uint32Array
  /** Records, and distinct (address, recorded time), of each unique message. */
  records: Uint32Array
  sendings: Uint32Array
  /** Earliest record of each unique message, milliseconds since 1970 UTC; NaN when none has a date. */
  firstUtcMs: Float64Array
  /** Share of the accounts that are in it, all their messages with them: 1 unless there are more than fit. */
  share: number
}

/** Unique messages that are held in memory; of a larger case so many of the accounts, by the hash of their names. */
export const MOST_MESSAGES = 1_000_000

const HASH_BUCKETS = 4096

/** Loads the corpus of a view, once for all analyses that need it. */
export const corpusOf = once((view) => corpusUpTo(view, MOST_MESSAGES))

/** The same with another bound than `MOST_MESSAGES`. */
export async function corpusUpTo(view: View, mostMessages: number): Promise<Corpus> {
  const buckets = Math.min(HASH_BUCKETS, Math.floor((HASH_BUCKETS * mostMessages) / (await uniqueMessageCount(view))))
  const sampled = buckets === HASH_BUCKETS ? '1' : `cityHash64(account) % ${HASH_BUCKETS} < ${buckets}`
  const { texts, places } = await textsOf(view, sampled)
  const messages = await messagesOf(view, sampled, places)
  return { texts, textIds: [...places.keys()], ...columnsOf(messages), share: buckets / HASH_BUCKETS }
}

/** What is said when a view was too large to be looked at whole; nothing when it was not. */
export const shareCaveat = ({ share }: Corpus): readonly string[] =>
  share === 1
    ? []
    : [`The case is larger than fits: looked at are ${(100 * share).toFixed(1)} % of the accounts, drawn by hash.`]

async function textsOf(view: View, sampled: string): Promise<{ texts: string[]; places: ReadonlyMap<string, number> }> {
  const texts: string[] = []
  const places = new Map<string, number>()
  const among = sampled === '1' ? '1' : `text_id IN (SELECT text_id FROM records WHERE ${view.where} AND ${sampled})`
  const found = view.store.stream<{ id: string; text: string }>(
    `SELECT hex(text_id) AS id, text FROM texts WHERE ${among} ORDER BY text_id`,
    view.params,
  )
  for await (const batch of found)
    for (const { id, text } of batch) {
      places.set(id, texts.length)
      texts.push(text)
    }
  return { texts, places }
}

interface Message {
  account: string
  text: number
  records: number
  sendings: number
  firstUtcMs: number
}

async function messagesOf(view: View, sampled: string, places: ReadonlyMap<string, number>): Promise<Message[]> {
  const messages: Message[] = []
  for (const slice of await slicesBy(view, 'account')) {
    const found = view.store.stream<{ account: string; id: string; n: number; times: number; first: number | null }>(
      `SELECT account, hex(text_id) AS id, sum(n_there) AS n, count() AS times, min(first_there) AS first
       FROM (
         SELECT account, text_id, count() AS n_there, min(observed_at_utc_ms) AS first_there
         FROM records WHERE ${view.where} AND ${sampled} AND ${slice}
         GROUP BY account, text_id, address, recorded_time
       ) AS s
       GROUP BY account, text_id`,
      view.params,
    )
    for await (const batch of found)
      for (const { account, id, n, times, first } of batch) {
        const text = places.get(id)
        if (text !== undefined)
          messages.push({ account, text, records: n, sendings: times, firstUtcMs: first ?? Number.NaN })
      }
  }
  return messages
}

type Columns = Omit<Corpus, 'texts' | 'textIds' | 'share'>

function columnsOf(messages: readonly Message[]): Columns {
  const accounts = [...new Set(messages.map(({ account }) => account))].toSorted()
  const rank = new Map(accounts.map((account, index) => [account, index]))
  const accountOf = ({ account }: Message): number => rank.get(account) ?? 0
  const ordered = messages.toSorted((a, b) => accountOf(a) - accountOf(b) || a.text - b.text)
  return {
    accounts,
    account: Uint32Array.from(ordered, accountOf),
    text: Uint32Array.from(ordered, ({ text }) => text),
    records: Uint32Array.from(ordered, ({ records }) => records),
    sendings: Uint32Array.from(ordered, ({ sendings }) => sendings),
    firstUtcMs: Float64Array.from(ordered, ({ firstUtcMs }) => firstUtcMs),
  }
}
