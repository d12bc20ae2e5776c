import { wilson } from '../../lib/stats.ts'
import { defineAnalysis } from '../analysis.ts'
import { shareCaveat } from '../corpus.ts'
import { counted } from '../measures.ts'
import { CAUSES, causesOf } from '../repetition/causes.ts'
import { type Sendings, sendingsOf } from '../repetition/sendings.ts'

/** What each row counts, in words. */
const ROWS = [
  { cause: 'first', meaning: 'the first sending of a text: nothing is repeated' },
  { cause: 'copy', meaning: 'the same sending once more, on another server or in another file' },
  {
    cause: 'resend-quick',
    meaning: 'the same account sends the text again within five minutes: it had probably not appeared',
  },
  {
    cause: 'resend-later',
    meaning: 'the same account sends the text again later: habit, or a text of its own forwarded',
  },
  { cause: 'resend-undated', meaning: 'the same account sends the text again, and one of the two has no date' },
  {
    cause: 'group',
    meaning: 'the same sending at another address within ten seconds: a group chat, logged by several receivers',
  },
  {
    cause: 'broadcast',
    meaning: 'the same text, or one hardly changed, to new addresses or by many accounts: a campaign',
  },
  {
    cause: 'other-account',
    meaning: 'another account writes the same text, and no campaign does: everyday words, or one text forwarded',
  },
] as const

type Cause = (typeof ROWS)[number]['cause']

interface Sums {
  records: number
  sendings: number
  messages: Set<number>
  accounts: Set<number>
}

/** Records, sendings, messages and accounts of each cause. */
function sumsOf({ corpus, start, records }: Sendings, causes: Uint8Array): Map<Cause, Sums> {
  const sums = new Map<Cause, Sums>(
    ROWS.map(({ cause }) => [cause, { records: 0, sendings: 0, messages: new Set(), accounts: new Set() }]),
  )
  const add = (cause: Cause, count: number, row: number): void => {
    const sum = sums.get(cause)
    if (sum === undefined || count === 0) return
    sum.records += count
    sum.sendings += cause === 'copy' ? 0 : 1
    sum.messages.add(row)
    sum.accounts.add(corpus.account[row] ?? 0)
  }
  for (let row = 0; row + 1 < start.length; row += 1)
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at += 1) {
      add(CAUSES[causes[at] ?? 0] ?? 'first', 1, row)
      add('copy', (records[at] ?? 1) - 1, row)
    }
  return sums
}

export default defineAnalysis({
  id: 'repetition',
  question: 'Why does the same text stand in the logs again and again?',
  columns: {
    cause: 'why a record stands there although its text was logged before; `first` is the first record of each text',
    meaning: 'that cause in words',
    records: 'records with that cause; all rows together are all records',
    sendings: 'sendings among them; a copy is none of its own',
    messages: 'unique messages (account + text) they belong to; one message can be in several rows',
    accounts: 'accounts they name; one account can be in several rows',
    share_of_records: 'share of all records, 0…1; null without records',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
  },
  caveats: [
    'A cause is read from account, address, text and time alone. A client that uploads twice by itself looks like a person who sends again.',
    'A broadcast is a text of 16 letters and more at 8 addresses and more that most of its sendings reach anew, or that 8 accounts sent; a smaller campaign counts as resends and as other accounts.',
    'The boundary of five minutes is ours: what is sent again after six is counted as later.',
    'Intervals treat records as independent; those of one person are not, so the true uncertainty is larger.',
  ],
  personal: {},
  async run(view) {
    const sendings = await sendingsOf(view)
    const sums = sumsOf(sendings, await causesOf(view))
    const total = [...sums.values()].reduce((sum, { records }) => sum + records, 0)
    const rows = ROWS.map(({ cause, meaning }) => {
      const sum = sums.get(cause)
      const records = sum?.records ?? 0
      const { low, high } = wilson(records, total)
      return {
        cause,
        meaning,
        records,
        sendings: sum?.sendings ?? 0,
        messages: sum?.messages.size ?? 0,
        accounts: sum?.accounts.size ?? 0,
        share_of_records: total === 0 ? null : records / total,
        ci_low: low,
        ci_high: high,
      }
    })
    const unique = sendings.corpus.text.length
    return {
      rows,
      denominator: counted(total, 'record'),
      policy: `${counted(total, 'record')} = ${counted(unique, 'unique message')} (account + text) + ${counted(total - unique, 'repeat')}; a text counts as first once, whoever wrote it`,
      caveats: shareCaveat(sendings.corpus),
    }
  },
})
