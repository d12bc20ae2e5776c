import { wilson } from '../../lib/stats.ts'
import type { Row } from '../../model/answer.ts'
import { defineAnalysis } from '../analysis.ts'
import { shareCaveat } from '../corpus.ts'
import { explainedOf, shareOf } from '../triggers/explained.ts'

interface Share {
  found: number
  of: number
}

const marked = (flags: Uint8Array): Share => ({
  found: Math.round(shareOf(flags) * flags.length),
  of: flags.length,
})

function rowOf(measure: string, messages: number | null, { found, of }: Share): Row {
  const { low, high } = wilson(found, of)
  return { measure, messages, of, found, share: of === 0 ? null : found / of, ci_low: low, ci_high: high }
}

export default defineAnalysis({
  id: 'trigger-power',
  question: 'How rare may a word be to be found as an explanation, and how much do the words explain?',
  columns: {
    measure: 'planted: words of ordinary language put into messages; explained, listed: unique messages with a word',
    messages: 'messages each planted word stands in; null for the others',
    of: 'words planted, or unique messages',
    found: 'planted words that would be found, or messages that hold a word',
    share: 'found of all, 0…1; null of none',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
  },
  caveats: [
    'Planted words are drawn from the background and their messages from the case; a word of a list is used by people of a kind, and a planted one by anybody.',
    'Not tried is whether a word is taken for part of a longer phrase or loses to a rival: on lab worlds 70 of 100 words of 5 messages were found where 60 were promised, and 98 of 100 of 10 messages where 99 were.',
    'A message without a word may hold one that is too rare, or have been logged for another reason.',
  ],
  personal: {},
  async run(view) {
    const { power, explained, known, corpus } = await explainedOf(view)
    return {
      rows: [
        ...power.map(({ messages, planted, found }) => rowOf('planted', messages, { found, of: planted })),
        rowOf('explained', null, marked(explained)),
        rowOf('listed', null, marked(known)),
      ],
      denominator: null,
      policy: 'unique = account + text',
      caveats: [...shareCaveat(corpus)],
    }
  },
})
