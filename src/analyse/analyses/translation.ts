import { wilson } from '../../lib/stats.ts'
import { OUTCOMES } from '../../model/translation.ts'
import { defineAnalysis } from '../analysis.ts'
import { counted } from '../measures.ts'
import { uniqueMessageCount } from '../matched.ts'
import { translatedMessages } from '../translated.ts'

/** Every outcome, and that of texts no engine was asked about. */
const MEANINGS = { ...OUTCOMES, 'not tried': 'the engine was not asked yet' }

export default defineAnalysis({
  id: 'translation',
  question: 'What did machine translation make of the messages, and what did it fail on?',
  columns: {
    outcome: 'what became of the text',
    meaning: 'that outcome in words',
    texts: 'distinct texts',
    messages: 'unique messages with such a text',
    share: 'share of all unique messages, 0…1; null when there are none',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
    engines: 'what translated them',
  },
  caveats: [
    'A translation is a reading by a machine, not evidence: no headline number depends on it.',
    'Copies and loops are recognised by their shape; English that reads well and says something else is not.',
  ],
  personal: {},
  async run(view) {
    const found = new Map((await translatedMessages(view)).map((row) => [row.outcome, row]))
    const total = await uniqueMessageCount(view)
    if (found.size === 0)
      return {
        rows: [],
        denominator: null,
        policy: null,
        caveats: ['Nothing was translated: translation is an option (breachlight translate).'],
      }
    const rows = Object.entries(MEANINGS).map(([outcome, meaning]) => {
      const { texts = 0, messages = 0, engines = [] } = found.get(outcome) ?? {}
      const { low, high } = wilson(messages, total)
      const share = total === 0 ? null : messages / total
      return { outcome, meaning, texts, messages, share, ci_low: low, ci_high: high, engines }
    })
    return { rows, denominator: counted(total, 'unique message'), policy: 'unique = account + text' }
  },
})
