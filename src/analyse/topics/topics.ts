import { type Corpus, corpusOf } from '../corpus.ts'
import { once } from '../once.ts'
import { type Cluster, clustersOf, MOST_CLUSTERS } from './clusters.ts'
import { FEWEST_USERS, type KeyWord, keyWords } from './key-words.ts'
import { type Template, templatesOf } from './templates.ts'
import { type TextWords, textWords, wordsOf } from './text-words.ts'

/** Templates that are told one by one, those with the most addresses first. */
export const MOST_TEMPLATES = 200

/** What some unique messages are about. */
export interface Topic {
  topic: string
  kind: 'template' | 'cluster' | 'none'
  /** Why a template is one. */
  reason: Template['reason'] | null
  /** Places in the corpus. */
  messages: readonly number[]
  /** Addresses that the texts of a template were logged with; null where nobody asked. */
  addresses: number | null
  lastUtcMs: number | null
  words: readonly string[]
  /** The text that the others are most like, where enough accounts wrote nearly the same. */
  typical: string | null
}

/** Key words that a topic is named by. */
const WORDS_SHOWN = 6

/** Every unique message in one topic or in none: templates, clusters, and what is left, if any. */
export const topicsOf = once(async (view): Promise<Topic[]> => {
  const [corpus, templates, clusters, wordsIn] = await Promise.all([
    corpusOf(view),
    templatesOf(view),
    clustersOf(view),
    wordNames(view),
  ])
  const topics = [
    ...templates
      .slice(0, MOST_TEMPLATES)
      .map((one, at) => templateTopic(corpus, one, { at, words: wordsIn(one.texts) })),
    ...further('template', templates.slice(MOST_TEMPLATES)),
    ...clusters.slice(0, MOST_CLUSTERS).map(clusterTopic),
    ...further('cluster', clusters.slice(MOST_CLUSTERS)),
  ]
  const taken = new Uint8Array(corpus.text.length)
  for (const { messages } of topics) for (const message of messages) taken[message] = 1
  const left = Array.from(taken.keys()).filter((message) => taken[message] === 0)
  return left.length === 0 ? topics : [...topics, { ...NOTHING_MORE, topic: 'none', kind: 'none', messages: left }]
})

const NOTHING_MORE = { reason: null, addresses: null, lastUtcMs: null, words: [], typical: null } as const

const templateTopic = (corpus: Corpus, template: Template, { at, words }: { at: number; words: string[] }): Topic => ({
  topic: `template-${at + 1}`,
  kind: 'template',
  reason: template.reason,
  messages: template.messages,
  addresses: template.addresses,
  lastUtcMs: template.lastUtcMs,
  words,
  typical: template.accounts >= FEWEST_USERS ? (corpus.texts[template.typical] ?? null) : null,
})

const clusterTopic = ({ messages, words }: Cluster, at: number): Topic => ({
  ...NOTHING_MORE,
  topic: `cluster-${at + 1}`,
  kind: 'cluster',
  messages,
  words: words.slice(0, WORDS_SHOWN),
})

/** What is not told one by one, as one row. */
const further = (kind: 'template' | 'cluster', rest: readonly { messages: readonly number[] }[]): Topic[] =>
  rest.length === 0
    ? []
    : [
        {
          ...NOTHING_MORE,
          topic: `${rest.length} further ${kind}s`,
          kind,
          messages: rest.flatMap(({ messages }) => messages),
        },
      ]

/** Gives the key words that tell most of some texts: those of many of them, and surely over-represented. */
const wordNames = once(async (view): Promise<(texts: readonly number[]) => string[]> => {
  const [words, key] = await Promise.all([textWords(view), keyWords(view)])
  const byId = new Map(key.words.map((word) => [word.id, word]))
  return (texts) => tellingWords(words, texts, byId)
})

function tellingWords(words: TextWords, texts: readonly number[], byId: ReadonlyMap<number, KeyWord>): string[] {
  const weights = new Map<string, number>()
  for (const text of texts)
    for (const id of new Set(wordsOf(words, text))) {
      const key = byId.get(id)
      if (key !== undefined) weights.set(key.word, (weights.get(key.word) ?? 0) + key.ciLow)
    }
  return [...weights]
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, WORDS_SHOWN)
    .map(([word]) => word)
}
