import { wilson } from '../../lib/stats.ts'
import { type Corpus, corpusOf, shareCaveat } from '../corpus.ts'
import { defineAnalysis } from '../analysis.ts'
import { uniqueMessageCount } from '../matched.ts'
import { counted } from '../measures.ts'
import { keyWords } from '../topics/key-words.ts'
import { missProbability } from '../topics/minhash.ts'
import { LIKE } from '../topics/near-duplicates.ts'
import { manyAddresses } from '../topics/reach.ts'
import { CHARACTERS_PASSED_ON, FEWEST_ACCOUNTS, REASONS } from '../topics/templates.ts'
import { FEWEST_CHARACTERS } from '../topics/text-groups.ts'
import { type Topic, topicsOf } from '../topics/topics.ts'

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`

export default defineAnalysis({
  id: 'topics',
  question: 'Which texts were sent round, and what are the other messages about?',
  columns: {
    topic: 'name of the topic; templates with the most addresses and clusters with the most messages first',
    kind: 'template: texts that are nearly the same; cluster: messages whose key words go together; none: neither',
    reason: `why a template is one. ${Object.entries(REASONS)
      .map(([reason, meaning]) => `${reason}: ${meaning}`)
      .join('; ')}`,
    messages: 'unique messages (account + text)',
    accounts: 'distinct accounts of these messages',
    sendings: 'distinct (address, recorded time) of these messages, added up',
    addresses: 'distinct addresses that a template was logged with; null for others',
    share: 'share of all unique messages looked at, 0…1; null when there are none',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
    first_utc_ms: 'earliest record, milliseconds since 1970 UTC; null without a date',
    last_utc_ms: 'latest record of a template; of a cluster the latest first record of a message; null without a date',
    words: 'key words that most of its messages hold',
    template: `the text that the others are most like, only where at least ${FEWEST_ACCOUNTS} accounts wrote nearly the same; else null`,
  },
  caveats: [
    `Two texts belong together when at least ${LIKE} of their three-character shingles are the same; a pair that is just so alike is overlooked with a chance of ${percent(missProbability(LIKE))} (MinHash with banding), and a third text mostly joins them.`,
    `Texts of fewer than ${FEWEST_CHARACTERS} Chinese characters (a letter counts a third) are everyday ones and never a template; without many addresses it takes ${FEWEST_ACCOUNTS} accounts and ${CHARACTERS_PASSED_ON} characters.`,
    'Many addresses mean many receivers only where the sender has no watching client: else they are the sender’s own, and a person who moves a lot can look like a campaign.',
    'That several accounts wrote the same does not say that they act together: jokes, news and greetings are passed on, too.',
    'On the lab’s campaigns of 20 seeds every template was found whole (the limits were set on others, see docs/topics.md); a real campaign that rewrites its texts is seen in pieces.',
    'A cluster is a set of words that go together, found by a heuristic (Louvain): it has no error rate, and its borders are not facts.',
  ],
  personal: { words: 'text', template: 'text' },
  async run(view) {
    const [corpus, topics, key] = await Promise.all([corpusOf(view), topicsOf(view), keyWords(view)])
    const many = await manyAddresses(view)
    return {
      rows: topics.map((topic) => rowOf(corpus, topic)),
      denominator: counted(await uniqueMessageCount(view), 'unique message'),
      policy: 'unique = account + text',
      caveats: [
        `Far more addresses than everyday texts: ${many} and more by one account, at least one for every four sendings.`,
        `Key words are those over-represented against ${key.background}.`,
        ...shareCaveat(corpus),
      ],
    }
  },
})

function rowOf(corpus: Corpus, { topic, kind, reason, messages, addresses, lastUtcMs, words, typical }: Topic) {
  const total = corpus.text.length
  const { low, high } = wilson(messages.length, total)
  const times = messages.flatMap((message) => dated(corpus.firstUtcMs[message]))
  return {
    topic,
    kind,
    reason,
    messages: messages.length,
    accounts: new Set(messages.map((message) => corpus.account[message])).size,
    sendings: messages.reduce((sum, message) => sum + (corpus.sendings[message] ?? 0), 0),
    addresses,
    share: total === 0 ? null : messages.length / total,
    ci_low: low,
    ci_high: high,
    first_utc_ms: extreme(times, Math.min),
    last_utc_ms: lastUtcMs ?? extreme(times, Math.max),
    words: words.length === 0 ? null : words.join(' '),
    template: typical,
  }
}

const dated = (utcMs: number | undefined): number[] => (utcMs === undefined || Number.isNaN(utcMs) ? [] : [utcMs])

const extreme = (times: readonly number[], pick: (a: number, b: number) => number): number | null =>
  times.length === 0 ? null : times.reduce((a, b) => pick(a, b))
