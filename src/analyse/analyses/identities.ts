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

/** Every account with its messages. */
const messages = (view: View) =>
  view.store.stream<Messages>(
    `SELECT account, sum(n) AS records, count() AS unique_messages
     FROM (SELECT account, text_id, count() AS n FROM records WHERE ${view.where} AND account != '' GROUP BY account, text_id) AS m
     GROUP BY account ORDER BY records DESC, account`,
    view.params,
  )

interface Addresses {
  readonly [column: string]: string | number
  account: string
  addresses: number
  shared_addresses: number
}

/** Every account that has addresses, with how many of them stand beside other accounts, too. */
const addresses = (view: View) =>
  view.store.stream<Addresses>(
    `SELECT account, count() AS addresses, sum(accounts > 1) AS shared_addresses
     FROM (
       SELECT account, count() OVER (PARTITION BY address) AS accounts
       FROM (SELECT account, address FROM records WHERE ${view.where} AND account != '' AND address != '' GROUP BY account, address) AS q
     ) AS p
     GROUP BY account`,
    view.params,
  )

type AddressCounts = Pick<Addresses, 'addresses' | 'shared_addresses'>
const NO_ADDRESS: AddressCounts = { addresses: 0, shared_addresses: 0 }

export const ROLES = {
  'no address': 'no valid address stands on its lines',
  'single address': 'one address, logged with no other account',
  'several addresses': 'several addresses, none logged with another account',
  'shared address': 'at least one of its addresses is logged with other accounts, too',
} as const

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
    const addressesOf = new Map<string, AddressCounts>()
    for await (const batch of addresses(view))
      for (const { account, ...counts } of batch) addressesOf.set(account, counts)
    const rows: Row[] = []
    for await (const batch of messages(view))
      for (const found of batch) {
        const beside = addressesOf.get(found.account) ?? NO_ADDRESS
        rows.push({ ...found, ...beside, role: roleOf(beside) })
      }
    return {
      rows,
      denominator: `${counted(rows.length, 'account')} with ${counted(await uniqueMessageCount(view), 'unique message')}`,
      policy: 'unique = account + text',
    }
  },
})
