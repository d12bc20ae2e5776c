import { defineAnalysis } from '../analysis.ts'
import { exposedAccounts } from '../exposed.ts'
import { accountCount, counted } from '../measures.ts'

export default defineAnalysis({
  id: 'sensitive-accounts',
  question: 'Whose messages give away private values, and of which kinds?',
  columns: {
    account: 'username or telephone number as written',
    kind: 'kind of value; docs/sensitive.md says what each has to pass',
    messages: 'unique messages of the account that hold such a value',
    distinct_values: 'distinct values in them, layout aside',
  },
  caveats: [
    'The account wrote the message, or received it where a log holds the receiver’s side; the value may be somebody else’s.',
    'An account without a row gave nothing away that the detectors know; docs/sensitive.md has what they miss.',
  ],
  personal: { account: 'account' },
  async run(view) {
    const rows = (await exposedAccounts(view)).filter(({ account }) => account !== '')
    const affected = new Set(rows.map(({ account }) => account)).size
    return {
      rows: rows.map(({ account, kind, messages, distinct_values }) => ({ account, kind, messages, distinct_values })),
      denominator: `${counted(affected, 'account')} of ${counted(await accountCount(view), 'account')}`,
      policy: 'unique = account + text',
    }
  },
})
