import type { View } from '../analysis.ts'
import { type Corpus, corpusOf } from '../corpus.ts'
import { once } from '../once.ts'
import { slicesBy } from '../slices.ts'

/** Every sending of a view, column by column; those of unique message `m` of the corpus stand from `start[m]` to `start[m + 1]`. */
export interface Sendings {
  corpus: Corpus
  start: Uint32Array
  /** Place in `addresses`; those of one message in the order of time, then of address. */
  address: Uint32Array
  /** Milliseconds since 1970 UTC; NaN, and last of its message, where there is no date. */
  utcMs: Float64Array
  /** Records that hold the sending: beyond the first, copies. */
  records: Uint32Array
  /** Distinct addresses; one of them is empty where a record has none. */
  addresses: readonly string[]
}

interface Fetched {
  readonly [column: string]: string | readonly string[]
  account: string
  id: string
  addresses: readonly string[]
  /** Numbers, as a row's lists hold texts. */
  times: readonly string[]
  counts: readonly string[]
}

/** Stands for “no date” in what the engine sends: an array of its own leaves out what is null. */
const UNDATED = -1

/** Loads the sendings of a view, once for all analyses that need them: 16 bytes for each. */
export const sendingsOf = once(async (view): Promise<Sendings> => {
  const corpus = await corpusOf(view)
  const start = startsOf(corpus)
  const count = start.at(-1) ?? 0
  const sendings = {
    address: new Uint32Array(count),
    utcMs: new Float64Array(count),
    records: new Uint32Array(count),
  }
  const addresses = new Map<string, number>()
  const rowOf = rowFinder(corpus)
  for await (const batch of fetched(view))
    for (const message of batch) {
      const row = rowOf(message)
      if (row !== null) fill(sendings, message, { from: start[row] ?? 0, addresses })
    }
  return { corpus, start, ...sendings, addresses: [...addresses.keys()] }
})

function startsOf({ sendings }: Corpus): Uint32Array {
  const start = new Uint32Array(sendings.length + 1)
  for (const [row, count] of sendings.entries()) start[row + 1] = (start[row] ?? 0) + count
  return start
}

async function* fetched(view: View): AsyncGenerator<readonly Fetched[]> {
  for (const slice of await slicesBy(view, 'account'))
    yield* view.store.stream<Fetched>(
      `SELECT account, hex(text_id) AS id, groupArray(address) AS addresses, groupArray(toString(time_there)) AS times, groupArray(toString(n)) AS counts
       FROM (
         SELECT account, text_id, address, count() AS n, ifNull(min(observed_at_utc_ms), ${UNDATED}) AS time_there
         FROM records WHERE ${view.where} AND ${slice}
         GROUP BY account, text_id, address, recorded_time
       ) AS s
       GROUP BY account, text_id`,
      view.params,
    )
}

/** Finds the row of a message in the corpus; null for accounts that were left out of it. */
function rowFinder({ accounts, textIds, account, text }: Corpus): (message: Fetched) => number | null {
  const accountOf = new Map(accounts.map((name, at) => [name, at]))
  const textOf = new Map(textIds.map((id, at) => [id, at]))
  const firstRow = new Uint32Array(accounts.length + 1)
  for (const at of account) firstRow[at + 1] = (firstRow[at + 1] ?? 0) + 1
  for (let at = 0; at < accounts.length; at += 1) firstRow[at + 1] = (firstRow[at + 1] ?? 0) + (firstRow[at] ?? 0)
  return (message) => {
    const [wantedAccount, wantedText] = [accountOf.get(message.account), textOf.get(message.id)]
    if (wantedAccount === undefined || wantedText === undefined) return null
    let [low, high] = [firstRow[wantedAccount] ?? 0, firstRow[wantedAccount + 1] ?? 0]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((text[middle] ?? 0) < wantedText) low = middle + 1
      else high = middle
    }
    return text[low] === wantedText && account[low] === wantedAccount ? low : null
  }
}

const inTime = (a: number, b: number): number => (a === UNDATED ? 1 : 0) - (b === UNDATED ? 1 : 0) || a - b

function fill(
  sendings: Pick<Sendings, 'address' | 'utcMs' | 'records'>,
  { addresses: names, times, counts }: Fetched,
  to: { from: number; addresses: Map<string, number> },
): void {
  const timeAt = (at: number): number => Number(times[at] ?? UNDATED)
  const nameAt = (at: number): string => names[at] ?? ''
  const order =
    names.length === 1
      ? [0]
      : [...names.keys()].toSorted(
          (a, b) => inTime(timeAt(a), timeAt(b)) || (nameAt(a) < nameAt(b) ? -1 : nameAt(a) > nameAt(b) ? 1 : 0),
        )
  for (const [place, at] of order.entries()) {
    const known = to.addresses.get(nameAt(at)) ?? to.addresses.size
    to.addresses.set(nameAt(at), known)
    sendings.address[to.from + place] = known
    sendings.utcMs[to.from + place] = timeAt(at) === UNDATED ? Number.NaN : timeAt(at)
    sendings.records[to.from + place] = Number(counts[at] ?? 0)
  }
}
