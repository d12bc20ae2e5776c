import { corpusOf } from '../corpus.ts'
import { once } from '../once.ts'
import { type Bond, communitiesOf } from './communities.ts'
import { type KeyWord, keyWords } from './key-words.ts'
import { messagesByText, messagesOf } from './messages-by-text.ts'
import { templatesOf } from './templates.ts'
import { textWords, wordsOf } from './text-words.ts'

/** Key words that clusters are made of: those that are surely most over-represented. */
const MOST_WORDS = 400
/** Two words hang together when they share so many texts at least … */
const FEWEST_TOGETHER = 3
/** … and their normalised pointwise mutual information (Bouma 2009; 0 is chance, 1 is always together) is this. */
const LEAST_NPMI = 0.15
/** Smaller clusters are no topics. */
export const FEWEST_MESSAGES = 10
/** Clusters that are told one by one, the largest first. */
export const MOST_CLUSTERS = 100

/** Messages whose key words go together. */
export interface Cluster {
  /** Its key words, those of most of its messages first. */
  words: readonly string[]
  texts: readonly number[]
  messages: readonly number[]
}

/** Clusters of the messages that belong to no template, the largest first. */
export const clustersOf = once(async (view): Promise<Cluster[]> => {
  const [corpus, words, key, templates] = await Promise.all([
    corpusOf(view),
    textWords(view),
    keyWords(view),
    templatesOf(view),
  ])
  const taken = new Set(templates.flatMap(({ texts }) => texts))
  const chosen = new Map(key.words.slice(0, MOST_WORDS).map((word) => [word.id, word]))
  const holding = corpus.texts.flatMap((_, text) => {
    const held = taken.has(text) ? [] : [...new Set(wordsOf(words, text))].filter((word) => chosen.has(word))
    return held.length === 0 ? [] : [{ text, held }]
  })
  const communities = communitiesOf(
    [...chosen.keys()].toSorted((a, b) => a - b),
    bondsOf(holding),
  )
  const byText = messagesByText(corpus)
  return assigned(holding, communities, chosen)
    .map((cluster) => ({ ...cluster, messages: messagesOf(byText, cluster.texts) }))
    .filter(({ messages }) => messages.length >= FEWEST_MESSAGES)
    .toSorted((a, b) => b.messages.length - a.messages.length || (a.texts[0] ?? 0) - (b.texts[0] ?? 0))
})

/** A text with the chosen words it holds. */
interface Holding {
  text: number
  held: readonly number[]
}

const WORDS = 2 ** 26

/** Pairs of words that share texts more often than chance, with their mutual information as weight. */
function bondsOf(texts: readonly Holding[]): Bond[] {
  const alone = new Map<number, number>()
  const together = new Map<number, number>()
  for (const { held } of texts) {
    const sorted = held.toSorted((a, b) => a - b)
    for (const [at, one] of sorted.entries()) {
      alone.set(one, (alone.get(one) ?? 0) + 1)
      for (const other of sorted.slice(at + 1))
        together.set(one * WORDS + other, (together.get(one * WORDS + other) ?? 0) + 1)
    }
  }
  return [...together]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([pair, count]) => {
      const [one, other] = [Math.floor(pair / WORDS), pair % WORDS]
      const weight = npmi(count, [alone.get(one) ?? 0, alone.get(other) ?? 0], texts.length)
      return count >= FEWEST_TOGETHER && weight >= LEAST_NPMI ? [{ one, other, weight }] : []
    })
}

function npmi(together: number, [one, other]: readonly [number, number], texts: number): number {
  if (together === texts) return 1
  return Math.log((together * texts) / (one * other)) / -Math.log(together / texts)
}

/** Every text goes to the community whose words in it weigh most, by their log ratio; of equals to the first. */
function assigned(
  texts: readonly Holding[],
  communities: readonly (readonly number[])[],
  chosen: ReadonlyMap<number, KeyWord>,
): Omit<Cluster, 'messages'>[] {
  const communityOf = new Map(communities.flatMap((members, community) => members.map((word) => [word, community])))
  const clusters = communities.map(() => ({ texts: [] as number[], counts: new Map<string, number>() }))
  for (const { text, held } of texts) {
    const weights = new Map<number, number>()
    for (const word of held) {
      const community = communityOf.get(word) ?? 0
      weights.set(community, (weights.get(community) ?? 0) + (chosen.get(word)?.logRatio ?? 0))
    }
    const [heaviest] = [...weights].toSorted(([a, x], [b, y]) => y - x || a - b)
    const best = heaviest?.[0] ?? 0
    const cluster = clusters[best]
    cluster?.texts.push(text)
    for (const word of held) if (communityOf.get(word) === best) countIn(cluster?.counts, chosen.get(word)?.word ?? '')
  }
  return clusters.map(({ texts: ofCluster, counts }) => ({ texts: ofCluster, words: mostFrequent(counts) }))
}

function countIn(counts: Map<string, number> | undefined, word: string): void {
  counts?.set(word, (counts.get(word) ?? 0) + 1)
}

const mostFrequent = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([word]) => word)
