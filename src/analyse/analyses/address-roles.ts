import { wilson } from '../../lib/stats.ts'
import { defineAnalysis, type View } from '../analysis.ts'
import { counted } from '../measures.ts'
import { type Pair, pairsIn, type Reading, READINGS } from '../pairs.ts'
import { addedUp, recordCount, slicesBy } from '../slices.ts'

interface Counted {
  readonly [column: string]: string | number
  reading: Reading
  pairs: number
  addresses: number
  records: number
}

/** Pairs, addresses and records of every reading that occurs. An address with two readings counts in both. */
const countsByReading = (view: View): Promise<Counted[]> =>
  addedUp<Counted>(
    view,
    'address',
    (slice) =>
      `SELECT reading, sum(pairs) AS pairs, count() AS addresses, sum(records_there) AS records
       FROM (
         SELECT reading, count() AS pairs, sum(records) AS records_there
         FROM (${pairsIn(view, slice)}) AS p GROUP BY reading, address
       ) AS a
       GROUP BY reading`,
  )

/** Accounts of every reading. One account has addresses in several slices, so their names are held until all are read. */
async function accountsByReading(view: View): Promise<Map<Reading, Set<string>>> {
  const accounts = new Map<Reading, Set<string>>()
  for (const slice of await slicesBy(view, 'address')) {
    const found = view.store.stream<Pick<Pair, 'account' | 'reading'>>(
      `SELECT account, reading FROM (${pairsIn(view, slice)}) AS p GROUP BY account, reading`,
      view.params,
    )
    for await (const batch of found)
      for (const { account, reading } of batch)
        accounts.set(reading, (accounts.get(reading) ?? new Set<string>()).add(account))
  }
  return accounts
}

export default defineAnalysis({
  id: 'address-roles',
  question: 'Whose address stands beside a name: the account’s own, a shared one, or its correspondent’s?',
  columns: {
    reading: 'what the logs of presence (login, online, new user) say about an account and an address on one line',
    meaning: 'that reading in words',
    pairs: 'distinct pairs of account and address with that reading',
    accounts: 'distinct accounts in these pairs; an account with several addresses can be in several rows',
    addresses: 'distinct addresses in these pairs; an address with several accounts can be in several rows',
    records: 'records that carry such a pair',
    share_of_records: 'share of the records that name an account and an address, 0…1; null when none does',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
  },
  caveats: [
    'The reading follows from logs of presence alone. One that is missing, or stayed shut, turns own into unresolved or correspondent, and shared into own.',
    'An address is read as one line for the whole time of the logs: one that was given to one customer after another turns own into shared.',
    'No reading names a person: an account can be used by several people.',
  ],
  personal: {},
  async run(view) {
    const found = new Map((await countsByReading(view)).map((row) => [row.reading, row]))
    const accounts = await accountsByReading(view)
    const total = [...found.values()].reduce((sum, { records }) => sum + records, 0)
    const rows = READINGS.map(({ reading, meaning }) => {
      const { pairs = 0, addresses = 0, records = 0 } = found.get(reading) ?? {}
      const { low, high } = wilson(records, total)
      return {
        reading,
        meaning,
        pairs,
        accounts: accounts.get(reading)?.size ?? 0,
        addresses,
        records,
        share_of_records: total === 0 ? null : records / total,
        ci_low: low,
        ci_high: high,
      }
    })
    const without = (await recordCount(view)) - total
    return {
      rows,
      denominator: `${counted(total, 'record')} with an account and an address`,
      policy: null,
      caveats:
        without === 0 ? [] : [`${counted(without, 'record')} without an account or a valid address not counted here.`],
    }
  },
})
