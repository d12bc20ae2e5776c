import { defineAnalysis, type View } from '../analysis.ts'
import { uniqueMessageCount } from '../matched.ts'
import { counted } from '../measures.ts'

interface Identity {
  readonly [column: string]: string | number
  account: string
  records: number
  unique_messages: number
  addresses: number
  shared_addresses: number
}

/** Every account with its messages, joined to how many accounts each of its addresses was logged with. */
const identities = (view: View) =>
  view.store.rows<Identity>(
    `SELECT account, records, unique_messages, addresses, shared_addresses
     FROM (
       SELECT account, count() AS unique_messages, sum(n) AS records
       FROM (SELECT account, text_id, count() AS n FROM records WHERE ${view.where} AND account != '' GROUP BY account, text_id) AS m
       GROUP BY account
     ) AS x
     ALL LEFT JOIN (
       SELECT account, count() AS addresses, sum(length(accounts) > 1) AS shared_addresses
       FROM (
         SELECT address, groupArray(account) AS accounts
         FROM (
           SELECT address, account FROM records
           WHERE ${view.where} AND account != '' AND address != '' GROUP BY address, account
         ) AS q
         GROUP BY address
       ) AS p
       ARRAY JOIN accounts AS account GROUP BY account
     ) AS y USING (account)
     ORDER BY records DESC, account`,
    view.params,
  )

export const ROLES = {
  'no address': 'no valid address stands on its lines',
  'single address': 'one address, logged with no other account',
  'several addresses': 'several addresses, none logged with another account',
  'shared address': 'at least one of its addresses is logged with other accounts, too',
} as const

function roleOf({ addresses, shared_addresses }: Identity): keyof typeof ROLES {
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
    const rows = (await identities(view)).map((identity) => ({
      account: identity.account,
      records: identity.records,
      unique_messages: identity.unique_messages,
      addresses: identity.addresses,
      shared_addresses: identity.shared_addresses,
      role: roleOf(identity),
    }))
    return {
      rows,
      denominator: `${counted(rows.length, 'account')} with ${counted(await uniqueMessageCount(view), 'unique message')}`,
      policy: 'unique = account + text',
    }
  },
})
