import { wilson } from '../../lib/stats.ts'
import { QUERIES, QUERY_LANGUAGES } from '../../model/queries.ts'
import { defineAnalysis } from '../analysis.ts'
import { matched, uniqueMessageCount } from '../matched.ts'
import { counted } from '../measures.ts'

const ASKED = QUERIES.flatMap(({ id, title, terms }) =>
  ['any', ...QUERY_LANGUAGES.filter((language) => terms[language].length > 0)].map((language) => ({
    query: id,
    title,
    language,
  })),
)

export default defineAnalysis({
  id: 'queries',
  question: 'How many messages touch each subject of the original study?',
  columns: {
    query: 'subject: one of the 25 queries of the report',
    title: 'the query as the report names it',
    language: 'terms used: zh-hans, zh-hant, en, or any of them',
    messages: 'unique messages whose text holds at least one term',
    share: 'share of all unique messages, 0…1; null when there are none',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
  },
  caveats: [
    'Our own terms on the source text; the report ran English words over a machine translation, so its shares differ.',
    'Chinese terms match as exact substrings and may stand inside longer words; a term spelled alike in both scripts counts in both.',
    'English terms match whole words in either case (no ASCII letter or digit beside them), so that VOA is not found in “savoane”.',
    'Subjects overlap: a message can count for several.',
  ],
  personal: {},
  async run(view) {
    const total = await uniqueMessageCount(view)
    const found = (await matched(view)).filter(({ list }) => list === 'query')
    const messagesOf = new Map(found.map(({ keyword, messages }) => [keyword, messages]))
    return {
      rows: ASKED.map(({ query, title, language }) => {
        const messages = messagesOf.get(`${query}/${language}`) ?? 0
        const { low, high } = wilson(messages, total)
        return {
          query,
          title,
          language,
          messages,
          share: total === 0 ? null : messages / total,
          ci_low: low,
          ci_high: high,
        }
      }),
      denominator: counted(total, 'unique message'),
      policy: 'unique = account + text',
    }
  },
})
