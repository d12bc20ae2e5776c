import { wilson } from '../../lib/stats.ts'
import { QUERIES, QUERY_LANGUAGES } from '../../model/queries.ts'
import { defineAnalysis, type View } from '../analysis.ts'
import { foldedMatched, matched, matchKey, uniqueMessageCount } from '../matched.ts'
import { counted } from '../measures.ts'
import { compared, readableMessages } from '../translated.ts'

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
    language:
      'terms used on the source text: zh-hans, zh-hant, en, or any of them; `translation`: the English terms on a machine translation',
    messages: 'unique messages whose text holds at least one term',
    share: 'share of all unique messages, 0…1; null when there are none',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
    folded_messages: 'of language `any`: further unique messages in which only folding finds a term',
    folded_share: 'of language `any`: share of all unique messages with these counted in, 0…1',
    folded_ci_low: 'lower end of that share’s 95 % interval (Wilson)',
    folded_ci_high: 'upper end of that share’s 95 % interval (Wilson)',
    foldings: 'foldings that these took, each with its unique messages; null when there are none',
    in_both: 'of language `translation`: unique messages found by it and by any source term',
    source_only: 'of language `translation`: found by a source term, not in the translation',
    translation_only: 'of language `translation`: found in the translation, by no source term',
  },
  caveats: [
    'Our own terms on the source text; the report ran English words over a machine translation, so its shares differ.',
    'Chinese terms match as exact substrings and may stand inside longer words; a term spelled alike in both scripts counts in both.',
    'English terms match whole words in either case (no ASCII letter or digit beside them), so that VOA is not found in “savoane”.',
    'What folding adds is disguised, or in the other script, and counted apart; docs/matching.md measures how much of it is chance.',
    'Subjects overlap: a message can count for several.',
  ],
  personal: {},
  async run(view) {
    const total = await uniqueMessageCount(view)
    const found = (await matched(view)).filter(({ list }) => list === 'query')
    const messagesOf = new Map(found.map(({ keyword, messages }) => [keyword, messages]))
    const folded = await foldedMatched(view)
    const onSource = ASKED.map((asked) => {
      const keyword = `${asked.query}/${asked.language}`
      const messages = messagesOf.get(keyword) ?? 0
      const added = folded.get(matchKey({ list: 'query', keyword })) ?? NOTHING
      const withFolding = asked.language === 'any' ? foldedPart(messages, added, total) : UNFOLDED
      return { ...asked, messages, ...shareOf(messages, total), ...withFolding, ...UNCOMPARED }
    })
    const readable = await readableMessages(view)
    return {
      rows: [...onSource, ...(readable === 0 ? [] : await onTranslation(view, readable))],
      denominator: counted(total, 'unique message'),
      policy: 'unique = account + text',
      caveats:
        readable === 0
          ? []
          : [
              `Shares of language translation are of the ${counted(readable, 'unique message')} with a readable translation.`,
            ],
    }
  },
})

const UNCOMPARED = { in_both: null, source_only: null, translation_only: null }

/** Terms of one language are not folded towards each other: a text in the other script would count for both. */
const UNFOLDED = {
  folded_messages: null,
  folded_share: null,
  folded_ci_low: null,
  folded_ci_high: null,
  foldings: null,
}
const NOTHING = { messages: 0, foldings: null }

function foldedPart(messages: number, added: { messages: number; foldings: string | null }, total: number) {
  const { share, ci_low, ci_high } = shareOf(messages + added.messages, total)
  return {
    folded_messages: added.messages,
    folded_share: share,
    folded_ci_low: ci_low,
    folded_ci_high: ci_high,
    foldings: added.foldings,
  }
}

/** A share with its interval; null of nothing. */
function shareOf(messages: number, total: number) {
  const { low, high } = wilson(messages, total)
  return { share: total === 0 ? null : messages / total, ci_low: low, ci_high: high }
}

/** What each query finds in the translations, and how that differs from what it finds in the source. */
async function onTranslation(view: View, readable: number) {
  const rows = await compared(view)
  return QUERIES.map(({ id, title }) => {
    const { messages = 0, in_both = 0, source_only = 0, translation_only = 0 } = rows.get(id) ?? {}
    const asked = { query: id, title, language: 'translation' }
    return { ...asked, messages, ...shareOf(messages, readable), ...UNFOLDED, in_both, source_only, translation_only }
  })
}
