import { compileMatcher } from '../../text/matcher.ts'
import type { View } from '../analysis.ts'
import { backgroundOf, cutterOf } from '../background.ts'
import { type Corpus, corpusOf } from '../corpus.ts'
import { isListFile } from '../matched.ts'
import { once } from '../once.ts'
import { cutOut } from './cut.ts'
import { type Material, materialOf } from './evidence.ts'
import { FEWEST_ACCOUNTS, infer, type Inferred } from './infer.ts'
import { type Power, powerOf } from './power.ts'
import { stabilityOf } from './stability.ts'
import { folded } from './units.ts'

/** A word that explains why messages were logged. */
export interface Trigger {
  word: string
  /** On a list that was given, or inferred from the messages; an inferred one is folded to lower case. */
  status: 'known-list' | 'inferred'
  /** Names of the lists it is on; of an inferred word, those that have it in another case. */
  lists: readonly string[]
  /** Unique messages and accounts it stands in. */
  messages: number
  accounts: number
  /** Unique messages that hold no other of these words. */
  alone: number
  /** Negative common logarithm of the chance that ordinary language brings as many; null of a word of a list. */
  score: number | null
  /** Messages ordinary language would bring among those that nothing else explains; null of a word of a list. */
  expected: number | null
  /** Share of resamples of the accounts in which it is inferred again; null of a word of a list. */
  stability: number | null
}

/** Why the unique messages of a view were logged, as far as words explain it. */
export interface Explained {
  corpus: Corpus
  triggers: readonly Trigger[]
  /** By unique message: 1 when a word of a list or an inferred one occurs in it. */
  explained: Uint8Array
  /** The same, by words of lists alone. */
  known: Uint8Array
  /** Words that would be inferred, were the messages enough to tell; empty when they are. */
  uncertain: readonly string[]
  /** Messages that speak for themselves: copies, and what is made from one template, count once. */
  independent: number
  /** How likely words of so many messages are found in this case. */
  power: readonly Power[]
}

/** Fewer independent messages tell too little: of worlds cut down to some tens of accounts, more words than 1 in 20 were wrong. */
export const FEWEST_MESSAGES = 300

/**
 * Where words do not explain at least this share, the premise that messages were logged for words is not borne out: ordinary
 * talk has its favourite words, too (in samples of chat they reach a twentieth, in lab and replica worlds the words three quarters).
 */
export const LEAST_EXPLAINED = 0.5

/** Infers the words of a view from its unique messages and any lists given, once for all analyses that build on them. */
export const explainedOf = once(async (view): Promise<Explained> => {
  const corpus = await corpusOf(view)
  const texts = corpus.texts.map(folded)
  const listed = await listedIn(view, corpus)
  const known = new Uint8Array(texts.length)
  for (const { texts: among } of listed) for (const text of among) known[text] = 1
  const language = { background: await backgroundOf(view), cutter: await cutterOf(view) }
  const messages = { account: corpus.account, text: corpus.text, accounts: corpus.accounts.length }
  const material = materialOf(withoutListed(corpus.texts, listed), { messages, known, language })
  const inferred = infer(material)
  const found = [...listed, ...inferredIn(texts, material, inferred).map((word) => beyond(listed, word))]
    .map((trigger) => ({ ...trigger, ...countsOf(corpus, trigger.texts) }))
    .filter(({ status, accounts }) => status === 'known-list' || accounts >= FEWEST_ACCOUNTS)
  const independent = material.evidence.total
  const isTold = independent >= FEWEST_MESSAGES && shareOf(marked(corpus, found).explained) >= LEAST_EXPLAINED
  const triggers = isTold ? found : found.filter(({ status }) => status === 'known-list')
  return {
    corpus,
    triggers: withAlone(corpus, triggers),
    ...marked(corpus, triggers),
    uncertain: isTold ? [] : found.flatMap(({ word, status }) => (status === 'inferred' ? [word] : [])),
    independent,
    power: powerOf(material, inferred),
  }
})

/** Share of ones; 0 of nothing. */
export const shareOf = (flags: Uint8Array): number =>
  flags.reduce((sum, flag) => sum + flag, 0) / Math.max(1, flags.length)

/** A word with the distinct texts it stands in. */
type Found = Pick<Trigger, 'word' | 'status' | 'lists' | 'score' | 'expected' | 'stability'> & {
  texts: readonly number[]
}

/** Words of the lists given that occur. */
async function listedIn(view: View, { textIds }: Corpus): Promise<Found[]> {
  const places = new Map(textIds.map((id, place) => [id, place]))
  const rows = view.store.stream<{ id: string; list: string; keyword: string }>(
    "SELECT hex(text_id) AS id, list, keyword FROM matches WHERE list != 'query' AND substring(list, 1, 5) != 'step:' ORDER BY keyword, list, text_id",
    {},
  )
  const found = new Map<string, { lists: Set<string>; texts: Set<number> }>()
  for await (const batch of rows)
    for (const { id, list, keyword } of batch) {
      const text = places.get(id)
      if (text === undefined || !isListFile(list)) continue
      const word = found.get(keyword) ?? { lists: new Set(), texts: new Set() }
      found.set(keyword, word)
      word.lists.add(list)
      word.texts.add(text)
    }
  const nothing = { score: null, expected: null, stability: null }
  return [...found].map(([word, { lists, texts }]) => ({
    word,
    status: 'known-list',
    lists: [...lists],
    ...nothing,
    texts: [...texts],
  }))
}

/**
 * Folded texts without the words of lists as those are written: that they stand there is no ordinary language, and the same
 * word in another case, which a client may take for it, is left to be found.
 */
function withoutListed(texts: readonly string[], listed: readonly Found[]): string[] {
  const matcher = compileMatcher(listed.map(({ word }) => word))
  return texts.map((text) => {
    const stretches: [number, number][] = []
    matcher.occurrences(text, ({ start, end }) => stretches.push([start, end]))
    return folded(cutOut(text, stretches))
  })
}

/** Words inferred, wherever they stand: as substrings, as clients match. */
function inferredIn(texts: readonly string[], material: Material, inferred: Inferred): Found[] {
  const words = inferred.evidence.phrases.map(({ text }) => text)
  const stability = stabilityOf(material, inferred)
  const among = words.map((): number[] => [])
  const matcher = compileMatcher(words)
  for (const [text, written] of texts.entries()) for (const word of matcher.matches(written)) among[word]?.push(text)
  return words.map((word, place) => ({
    word,
    status: 'inferred',
    lists: [],
    score: -(inferred.excess[place]?.logChance ?? 0) / Math.LN10,
    expected: inferred.excess[place]?.expected ?? 0,
    stability: stability[place] ?? 0,
    texts: among[place] ?? [],
  }))
}

/** A word of a list that was inferred, too, was so for the texts that have it in another case. */
function beyond(listed: readonly Found[], found: Found): Found {
  const same = listed.filter(({ word }) => folded(word) === found.word)
  const texts = new Set(same.flatMap((one) => one.texts))
  const lists = [...new Set(same.flatMap((one) => one.lists))]
  return { ...found, lists, texts: found.texts.filter((text) => !texts.has(text)) }
}

type Counted = Found & Pick<Trigger, 'messages' | 'accounts'>

function countsOf({ text, account, texts }: Corpus, among: readonly number[]): { messages: number; accounts: number } {
  const holds = new Uint8Array(texts.length)
  for (const one of among) holds[one] = 1
  const accounts = new Set<number>()
  let messages = 0
  for (const [message, one] of text.entries()) {
    if (holds[one] === 0) continue
    messages += 1
    accounts.add(account[message] ?? 0)
  }
  return { messages, accounts: accounts.size }
}

/** The words with the messages each explains alone, the most frequent first. */
function withAlone({ text, texts }: Corpus, found: readonly Counted[]): Trigger[] {
  const holding = new Uint32Array(texts.length)
  for (const { texts: among } of found) for (const one of among) holding[one] = (holding[one] ?? 0) + 1
  const messages = new Uint32Array(texts.length)
  for (const one of text) messages[one] = (messages[one] ?? 0) + 1
  return found
    .map(({ texts: among, ...trigger }) => ({
      ...trigger,
      alone: among.reduce((sum, one) => sum + (holding[one] === 1 ? (messages[one] ?? 0) : 0), 0),
    }))
    .toSorted((a, b) => b.messages - a.messages || (a.word < b.word ? -1 : 1))
}

function marked({ text, texts }: Corpus, found: readonly Found[]): Pick<Explained, 'explained' | 'known'> {
  const [all, listed] = [new Uint8Array(texts.length), new Uint8Array(texts.length)]
  for (const { texts: among, status } of found)
    for (const one of among) {
      all[one] = 1
      if (status === 'known-list') listed[one] = 1
    }
  const ofMessages = (ofTexts: Uint8Array): Uint8Array => Uint8Array.from(text, (one) => ofTexts[one] ?? 0)
  return { explained: ofMessages(all), known: ofMessages(listed) }
}
