import { defineAnalysis, type View } from '../analysis.ts'
import { uniqueMessageCount } from '../matched.ts'
import { counted } from '../measures.ts'
import { slicesBy } from '../slices.ts'

/** An account as it is counted. */
interface Account {
  readonly [column: string]: string | number
  account: string
  records: number
  unique_messages: number
  addresses: number
  shared_addresses: number
  role: keyof typeof ROLES
}

/** Every account with its messages. */
async function accountsOf(view: View): Promise<Map<string, Account>> {
  const accounts = new Map<string, Account>()
  for (const slice of await slicesBy(view, 'account')) {
    const found = view.store.stream<Pick<Account, 'account' | 'records' | 'unique_messages'>>(
      `SELECT account, sum(n) AS records, count() AS unique_messages
       FROM (SELECT account, count() AS n FROM records WHERE ${view.where} AND account != '' AND ${slice} GROUP BY account, text_id) AS t
       GROUP BY account`,
      view.params,
    )
    // Every property named: an object made by spreading takes three times the memory (measured).
    for await (const batch of found)
      for (const { account, records, unique_messages } of batch)
        accounts.set(account, {
          account,
          records,
          unique_messages,
          addresses: 0,
          shared_addresses: 0,
          role: 'no address',
        })
  }
  return accounts
}

/** Counts the addresses of every account, and those of them that stand beside other accounts, too. */
async function countAddresses(view: View, accounts: ReadonlyMap<string, Account>): Promise<void> {
  for (const slice of await slicesBy(view, 'address')) {
    const found = view.store.stream<Pick<Account, 'account' | 'addresses' | 'shared_addresses'>>(
      `SELECT account, count() AS addresses, sum(accounts > 1) AS shared_addresses
       FROM (
         SELECT account, count() OVER (PARTITION BY address) AS accounts
         FROM (SELECT account, address FROM records WHERE ${view.where} AND account != '' AND address != '' AND ${slice} GROUP BY account, address) AS q
       ) AS p
       GROUP BY account`,
      view.params,
    )
    for await (const batch of found)
      for (const { account, addresses, shared_addresses } of batch) {
        const counts = accounts.get(account)
        if (counts === undefined) throw new Error('an account with addresses has messages')
        counts.addresses += addresses
        counts.shared_addresses += shared_addresses
      }
  }
}

export const ROLES = {
  'no address': 'no valid address stands on its lines',
  'single address': 'one address, logged with no other account',
  'several addresses': 'several addresses, none logged with another account',
  'shared address': 'at least one of its addresses is logged with other accounts, too',
} as const

function roleOf({ addresses, shared_addresses }: Account): keyof typeof ROLES {
  if (addresses === 0) return 'no address'
  if (shared_addresses > 0) return 'shared address'
  return addresses === 1 ? 'single address' : 'several addresses'
}

export default defineAnalysis({
  id: 'identities',
  question: 'Whose messages were logged, and what do the addresses beside a name allow us to say?',
  columns: {
    account: 'username or telephone number as written',
    records: 'records of the account',
    unique_messages: 'distinct texts of the account (policy account + text)',
    addresses: 'distinct addresses on its lines',
    shared_addresses: 'those of them that are logged with other accounts, too',
    role: Object.entries(ROLES)
      .map(([role, meaning]) => `${role}: ${meaning}`)
      .join('; '),
  },
  caveats: [
    'Reading of addresses: co-occurrence on a line. A log may hold the sender’s name with the receiver’s address, so a name and an address on one line mean the same person, a correspondent, a group or a shared line.',
    'People who wrote to a watched user are listed although they never installed the watching client.',
  ],
  personal: { account: 'account' },
  async run(view) {
    // One query after the other: joined, they would both be in the engine's memory.
    const accounts = await accountsOf(view)
    await countAddresses(view, accounts)
    for (const account of accounts.values()) account.role = roleOf(account)
    const rows = [...accounts.values()].toSorted((a, b) => b.records - a.records || (a.account < b.account ? -1 : 1))
    return {
      rows,
      denominator: `${counted(rows.length, 'account')} with ${counted(await uniqueMessageCount(view), 'unique message')}`,
      policy: 'unique = account + text',
    }
  },
})
