import { defineAnalysis, type View } from '../analysis.ts'
import { uniqueMessageCount } from '../matched.ts'
import { accountCount, addressCount, familyOf, lineCount, sendingCount, textCount } from '../measures.ts'
import { recordCount } from '../slices.ts'

// An item's path is the stream's path without the members inside the item.
const ITEM = `if(container_path = '', path, substring(path, 1, length(path) - length(container_path) - 1))`

const one = async (view: View, sql: string): Promise<number> => {
  const [row] = await view.store.rows<{ n: number }>(sql, view.params)
  return row?.n ?? 0
}

const row = (measure: string, value: number, meaning: string) => ({ measure, value, meaning })

export default defineAnalysis({
  id: 'counts',
  question: 'How much was logged, and how much of it is the same again?',
  columns: {
    measure: 'what is counted',
    value: 'how many',
    meaning: 'what counts as one',
  },
  caveats: [
    'De-duplication deletes nothing: copies and resends stay in the store and are counted here.',
    'message_records = unique_messages + copies + resends, as long as no line stands in two families.',
  ],
  personal: {},
  async run(view) {
    const records = await recordCount(view)
    const unique = await uniqueMessageCount(view)
    const sendings = await sendingCount(view)
    const lines = await lineCount(view)
    return {
      rows: [
        row('message_records', records, 'records of message families, or of the family asked for'),
        row('unique_messages', unique, 'distinct (account, text)'),
        row('sendings', sendings, 'distinct (account, address, text, recorded time)'),
        row('copies', records - lines, 'the same (family, account, address, text, recorded time) seen again'),
        row('resends', sendings - unique, 'a later sending of the same (account, text)'),
        row('distinct_texts', await textCount(view), 'distinct texts'),
        row('accounts', await accountCount(view), 'distinct accounts of these records'),
        row('addresses', await addressCount(view), 'distinct addresses of these records'),
        row(
          'rejects',
          await one(view, `SELECT count() AS n FROM rejects WHERE ${view.where}`),
          'units of these families that did not parse',
        ),
        row(
          'all_rejects',
          await one(view, 'SELECT count() AS n FROM rejects'),
          'units of any family, or members, that did not parse or open',
        ),
        row('evidence_items', await one(view, 'SELECT count() AS n FROM evidence'), 'sealed files, as they came'),
        row(
          'undecryptable_items',
          await one(view, undecryptable(view)),
          'files holding something enciphered that no key opened',
        ),
      ],
      denominator: null,
      policy: 'unique = account + text',
    }
  },
})

const undecryptable = (view: View): string =>
  `SELECT uniqExact(evidence_id, ${ITEM}) AS n FROM streams WHERE kind = 'undecryptable' AND ${familyOf(view)}`
