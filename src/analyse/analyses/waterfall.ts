import { wilson } from '../../lib/stats.ts'
import { OBSCENITY } from '../../model/obscenity.ts'
import { defineAnalysis } from '../analysis.ts'
import { messageTotals } from '../matched.ts'
import { counted, sendingCount } from '../measures.ts'
import { recordCount } from '../slices.ts'

export default defineAnalysis({
  id: 'waterfall',
  question: 'How do the logged messages come down to those that were analysed?',
  columns: {
    step: 'what is left at this step',
    policy: 'what the step takes away',
    messages: 'messages left',
    share_of_previous: 'share of the step before, 0…1; null for the first',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
  },
  caveats: [
    'Every step is a policy that can be undone: nothing is deleted.',
    `The obscenity step ${OBSCENITY.id} takes away texts holding ${OBSCENITY.words.join(', ')}, in either case, as the report did.`,
  ],
  personal: {},
  async run(view) {
    const totals = await messageTotals(view)
    const steps = [
      { step: 'logged', policy: 'one record is one logged message', messages: await recordCount(view) },
      {
        step: 'sendings',
        policy: 'copies on other servers taken away: distinct account + address + text + recorded time',
        messages: await sendingCount(view),
      },
      {
        step: 'unique',
        policy: 'resends taken away: distinct account + text',
        messages: totals.unique_messages,
      },
      {
        step: 'without-english-obscenity',
        policy: `texts matching ${OBSCENITY.id} taken away`,
        messages: totals.clean_messages,
      },
      ...(totals.any_listed > 0
        ? [
            {
              step: 'with-listed-keyword',
              policy: 'texts without a keyword of the lists taken away',
              messages: totals.listed_messages,
            },
          ]
        : []),
    ]
    return {
      rows: steps.map((step, index) => ({ ...step, ...shareOf(step.messages, steps[index - 1]?.messages) })),
      denominator: `each step of the one before, from ${counted(steps[0]?.messages ?? 0, 'logged message')}`,
      policy: 'unique = account + text',
    }
  },
})

function shareOf(messages: number, previous: number | undefined) {
  if (previous === undefined || previous === 0) return { share_of_previous: null, ci_low: null, ci_high: null }
  const { low, high } = wilson(messages, previous)
  return { share_of_previous: messages / previous, ci_low: low, ci_high: high }
}
