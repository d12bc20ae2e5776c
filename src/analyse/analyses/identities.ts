import type { Row } from '../../model/answer.ts'
import { defineAnalysis, type View } from '../analysis.ts'
import { uniqueMessageCount } from '../matched.ts'
import { counted } from '../measures.ts'

interface Messages {
  readonly [column: string]: string | number
  account: string
  records: number
  unique_messages: number
}

interface Addresses {
  readonly [column: string]: string | number
  account: string
  addresses: number
  shared_addresses: number
}

/** Every account with its messages. */
const accountMessages = (view: View) =>
  view.store.stream<Messages>(
    `SELECT account, sum(n) AS records, count() AS unique_messages
     FROM (SELECT account, count() AS n FROM records WHERE ${view.where} AND account != '' GROUP BY account, text_id) AS t
     GROUP BY account ORDER BY records DESC, account`,
    view.params,
  )

/** Every account that has addresses: how many, and how many of these stand beside other accounts, too. */
const accountAddresses = (view: View) =>
  view.store.stream<Addresses>(
    `SELECT account, count() AS addresses, sum(accounts > 1) AS shared_addresses
     FROM (
       SELECT account, count() OVER (PARTITION BY address) AS accounts
       FROM (SELECT account, address FROM records WHERE ${view.where} AND account != '' AND address != '' GROUP BY account, address) AS q
     ) AS p
     GROUP BY account`,
    view.params,
  )

export const ROLES = {
  'no address': 'no valid address stands on its lines',
  'single address': 'one address, logged with no other account',
  'several addresses': 'several addresses, none logged with another account',
  'shared address': 'at least one of its addresses is logged with other accounts, too',
} as const

type AddressCounts = Pick<Addresses, 'addresses' | 'shared_addresses'>
const NO_ADDRESS: AddressCounts = { addresses: 0, shared_addresses: 0 }

function roleOf(count: AddressCounts): keyof typeof ROLES {
  if (count.addresses === 0) return 'no address'
  if (count.shared_addresses > 0) return 'shared address'
  return count.addresses === 1 ? 'single address' : 'several addresses'
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
    const addressCounts = new Map<string, AddressCounts>()
    for await (const batch of accountAddresses(view))
      for (const { account, addresses, shared_addresses } of batch)
        addressCounts.set(account, { addresses, shared_addresses })
    const rows: Row[] = []
    for await (const batch of accountMessages(view))
      for (const { account, records, unique_messages } of batch) {
        const counts = addressCounts.get(account) ?? NO_ADDRESS
        const { addresses, shared_addresses } = counts
        // Every property named: an object made by spreading takes three times the memory (measured).
        rows.push({ account, records, unique_messages, addresses, shared_addresses, role: roleOf(counts) })
      }
    return {
      rows,
      denominator: `${counted(rows.length, 'account')} with ${counted(await uniqueMessageCount(view), 'unique message')}`,
      policy: 'unique = account + text',
    }
  },
})
