import type { Corpus } from '../corpus.ts'
import { type TextWords, wordsOf } from './text-words.ts'

/** What the unique messages say of every word, word by word. */
export interface WordCounts {
  /** Occurrences, unique messages and accounts that hold it. */
  occurrences: Float64Array
  messages: Uint32Array
  accounts: Uint32Array
  /** Sum over accounts of the square of its occurrences there, and of these times all words of the account. */
  squares: Float64Array
  products: Float64Array
  /** Words of all messages that count, and the sum over accounts of the square of theirs. */
  total: number
  totalSquares: number
}

/** Counts words over the unique messages; words that do not count (`counts` is 0) are left out of the totals. */
export function countWords(corpus: Pick<Corpus, 'account' | 'text'>, texts: TextWords, counts: Uint8Array): WordCounts {
  const size = texts.words.length
  const all: WordCounts = {
    occurrences: new Float64Array(size),
    messages: new Uint32Array(size),
    accounts: new Uint32Array(size),
    squares: new Float64Array(size),
    products: new Float64Array(size),
    total: 0,
    totalSquares: 0,
  }
  const lastIn = new Int32Array(size).fill(-1)
  for (let from = 0; from < corpus.account.length; ) {
    let end = from
    const here = new Map<number, number>()
    for (; end < corpus.account.length && corpus.account[end] === corpus.account[from]; end += 1)
      for (const word of wordsOf(texts, corpus.text[end] ?? 0)) {
        if (counts[word] === 0) continue
        here.set(word, (here.get(word) ?? 0) + 1)
        if (lastIn[word] !== end) all.messages[word] = (all.messages[word] ?? 0) + 1
        lastIn[word] = end
      }
    addAccount(all, here)
    from = end
  }
  return all
}

function addAccount(all: WordCounts, here: ReadonlyMap<number, number>): void {
  let words = 0
  for (const count of here.values()) words += count
  all.total += words
  all.totalSquares += words * words
  for (const [word, count] of here) {
    all.occurrences[word] = (all.occurrences[word] ?? 0) + count
    all.accounts[word] = (all.accounts[word] ?? 0) + 1
    all.squares[word] = (all.squares[word] ?? 0) + count * count
    all.products[word] = (all.products[word] ?? 0) + count * words
  }
}

/**
 * Variance of a word's share of all words, with accounts as the units that were drawn: `Σ (xₐ − p·nₐ)² / (Σ nₐ)²`
 * (ratio estimator; Cochran, Sampling Techniques, 1977, §6.4). One loud account makes it large.
 */
export function shareVariance(
  { squares, products, total, totalSquares }: WordCounts,
  word: number,
  share: number,
): number {
  const sum = (squares[word] ?? 0) - 2 * share * (products[word] ?? 0) + share * share * totalSquares
  return Math.max(0, sum) / (total * total)
}
