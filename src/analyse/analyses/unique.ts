import { defineAnalysis } from '../analysis.ts'
import { uniqueMessageCount } from '../matched.ts'
import { accountTextAddressCount, accountTextTimeCount, counted, sendingCount, textCount } from '../measures.ts'
import { recordCount } from '../slices.ts'

const POLICIES = [
  { policy: 'account+text', count: uniqueMessageCount },
  { policy: 'text', count: textCount },
  { policy: 'account+address+text', count: accountTextAddressCount },
  { policy: 'recorded_time+account+text', count: accountTextTimeCount },
  { policy: 'sending', count: sendingCount },
] as const

export default defineAnalysis({
  id: 'unique',
  question: 'How many messages are there, by what counts as the same message?',
  columns: {
    policy: 'what must be equal for two records to be one message; `sending` is account+address+text+recorded_time',
    messages: 'messages under that policy',
    repeats: 'records beyond the first of each message: messages + repeats = records',
  },
  caveats: ['account+text is the policy of every other number called unique messages.'],
  personal: {},
  async run(view) {
    const records = await recordCount(view)
    const rows = []
    for (const { policy, count } of POLICIES) {
      const messages = await count(view)
      rows.push({ policy, messages, repeats: records - messages })
    }
    return {
      rows,
      denominator: counted(records, 'record'),
      policy: 'five policies side by side',
    }
  },
})
