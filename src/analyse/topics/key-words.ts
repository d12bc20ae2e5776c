import { benjaminiHochberg } from '../../lib/corrections.ts'
import { upperTail } from '../../lib/normal.ts'
import { ALPHA, type Background, stringShare, wordShare } from '../../text/background.ts'
import { backgroundOf } from '../background.ts'
import { type Corpus, corpusOf } from '../corpus.ts'
import { once } from '../once.ts'
import { type TextWords, textWords } from './text-words.ts'
import { countWords, shareVariance, type WordCounts } from './word-counts.ts'

/** A word is told of only when so many accounts used it: a rarer one may point at a person. */
export const FEWEST_USERS = 3

/** … and is key only when it is as widespread as a word that so many use equally: one loud account makes no key word. */
export const LEAST_EFFECTIVE = 2

/** Error that is allowed among the words called key, in expectation. */
export const FALSE_SHARE = 0.05

/** A word that is more frequent in the messages than in the background. */
export interface KeyWord {
  word: string
  /** Place among the words of the texts. */
  id: number
  joined: boolean
  occurrences: number
  /** Occurrences that the background's share would give. */
  expected: number
  messages: number
  accounts: number
  /** As many accounts that used it equally would make it as widespread (inverse Simpson index). */
  effectiveAccounts: number
  /** log₂ of its share here over its share there, with a 95 % interval over accounts. */
  logRatio: number
  ciLow: number
  ciHigh: number
  g2: number
  /** One-sided p-value of G², and q-value among the words tested. */
  p: number
  q: number
}

export interface KeyWords {
  /** Those that are key, the ones that are surely most over-represented first. */
  words: readonly KeyWord[]
  tested: number
  /** Words of enough accounts that the background cannot speak of. */
  notCovered: number
  /** All words of the messages that the background can speak of. */
  total: number
  background: string
}

export const keyWords = once(async (view): Promise<KeyWords> => {
  const [corpus, texts, background] = await Promise.all([corpusOf(view), textWords(view), backgroundOf(view)])
  const covered = Uint8Array.from(texts.words, (word) => (background.covers(word) ? 1 : 0))
  const counts = countWords(corpus, texts, covered)
  const candidates = texts.words.flatMap((_, id) => ((counts.accounts[id] ?? 0) >= FEWEST_USERS ? [id] : []))
  const tested = candidates.map((id) => measured({ texts, counts, background }, id))
  const qs = benjaminiHochberg(tested.map(({ p }) => p))
  const words = tested
    .map((word, index) => ({ ...word, q: qs[index] ?? 1 }))
    .filter(({ q, ciLow, effectiveAccounts }) => q <= FALSE_SHARE && ciLow > 0 && effectiveAccounts >= LEAST_EFFECTIVE)
    .toSorted((a, b) => b.ciLow - a.ciLow || (a.word < b.word ? -1 : 1))
  const notCovered = usersOfOthers(corpus, texts, covered)
  return { words, tested: tested.length, notCovered, total: counts.total, background: background.source }
})

/** 97.5 % point of the normal distribution. */
const Z = 1.959963984540054

function measured(
  { texts, counts, background }: { texts: TextWords; counts: WordCounts; background: Background },
  id: number,
): Omit<KeyWord, 'q'> {
  const word = texts.words[id] ?? ''
  const occurrences = counts.occurrences[id] ?? 0
  const there = backgroundShare(background, word, id >= texts.joinedFrom)
  const share = occurrences / counts.total
  const seen = there * background.words.total
  const ratio = share / there
  const error = Math.sqrt(shareVariance(counts, id, share) / (share * share) + 1 / (seen + ALPHA)) / Math.LN2
  const g2 = logLikelihoodRatio([occurrences, counts.total], [seen, background.words.total])
  return {
    word,
    id,
    joined: id >= texts.joinedFrom,
    occurrences,
    expected: there * counts.total,
    messages: counts.messages[id] ?? 0,
    accounts: counts.accounts[id] ?? 0,
    effectiveAccounts: (occurrences * occurrences) / (counts.squares[id] ?? 1),
    logRatio: Math.log2(ratio),
    ciLow: Math.log2(ratio) - Z * error,
    ciHigh: Math.log2(ratio) + Z * error,
    g2,
    p: ratio > 1 ? upperTail(Math.sqrt(g2)) : 1,
  }
}

/** Share of the background's words; a joined word stands as often as its characters stand beside each other, and no less than a word that was never seen. */
function backgroundShare(background: Background, word: string, joined: boolean): number {
  if (!joined || background.words.countOf(word) > 0) return wordShare(background, word)
  const share = (stringShare(background, word) * background.strings().units) / background.words.total
  return Math.max(share, wordShare(background, ''))
}

/** Dunning's G² (Computational Linguistics 19:61, 1993) of a count of so many words, here and there. */
export function logLikelihoodRatio(
  [a, here]: readonly [number, number],
  [b, there]: readonly [number, number],
): number {
  const share = (a + b) / (here + there)
  const sum =
    part(a, here * share) +
    part(b, there * share) +
    part(here - a, here * (1 - share)) +
    part(there - b, there * (1 - share))
  return Math.max(0, 2 * sum)
}

const part = (observed: number, expected: number): number =>
  observed === 0 ? 0 : observed * Math.log(observed / expected)

/** Words beyond the background that enough accounts used. */
function usersOfOthers(corpus: Corpus, texts: TextWords, covered: Uint8Array): number {
  const others = covered.map((one) => 1 - one)
  return countWords(corpus, texts, others).accounts.filter((users) => users >= FEWEST_USERS).length
}
