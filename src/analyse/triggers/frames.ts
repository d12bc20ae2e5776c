import type { Evidence } from './evidence.ts'
import { type Hits, hitsIn } from './hits.ts'
import { PairNumbers } from './pair-numbers.ts'
import { piecesOf } from './units.ts'

/** Units that are looked at on each side of a word. */
const NEAREST = 2

/** So many UTF-16 units hold them, but for very long runs of letters. */
const NEAREST_LENGTH = 24

/** Messages of other words that it weighs that nothing was seen beside them: a single chance meeting is no habit. */
const PRIOR_MESSAGES = 200

/** What stands directly beside the words found: the turns of phrase that people use them in. */
export interface Frames {
  before: Beside
  behind: Beside
}

const piecesBefore = (text: string): string[] => piecesOf(text.slice(-NEAREST_LENGTH)).slice(-NEAREST)
const piecesBehind = (text: string): string[] => piecesOf(text.slice(0, NEAREST_LENGTH)).slice(0, NEAREST)

/** Collects what stands beside the phrases of the evidence, which are words; where one lies in another, beside the longer. */
export function framesOf(texts: readonly string[], { hits, weights, phrases }: Evidence): Frames {
  const messages = new Float64Array(phrases.length)
  const words = phrases.map(({ text }) => text)
  const [before, behind] = [new Beside(words, messages, piecesBefore), new Beside(words, messages, piecesBehind)]
  for (const [place, text] of texts.entries()) {
    const weight = weights[place] ?? 0
    if (weight === 0) continue
    for (const hit of outerHits(hits, place)) {
      const word = hits.phrase[hit] ?? 0
      messages[word] = (messages[word] ?? 0) + weight
      const [left, right] = [piecesBefore(text.slice(0, hits.from[hit])), piecesBehind(text.slice(hits.to[hit]))]
      for (const at of left.keys()) before.add(left.slice(at).join(''), word, weight)
      for (const at of right.keys()) behind.add(right.slice(0, at + 1).join(''), word, weight)
    }
  }
  return { before, behind }
}

/** Hits in a text that lie in no longer one. */
function outerHits(hits: Hits, place: number): number[] {
  const here = hitsIn(hits, place)
  const isIn = (inner: number, outer: number): boolean =>
    (hits.from[outer] ?? 0) <= (hits.from[inner] ?? 0) && (hits.to[outer] ?? 0) >= (hits.to[inner] ?? 0)
  return here.filter((hit) => here.every((other) => other === hit || !isIn(hit, other)))
}

/** Independent messages of words with given units on one side of them. */
class Beside {
  readonly #numbers = new Map<string, number>()
  readonly #pairs = new PairNumbers()
  readonly #weights: number[] = []
  readonly #wordsWith: number[][] = []

  readonly #words: readonly string[]
  readonly #messages: Float64Array
  readonly #nearest: (text: string) => string[]

  /** `messages` are the independent messages of each word, which may still be being counted. */
  constructor(words: readonly string[], messages: Float64Array, nearest: (text: string) => string[]) {
    this.#words = words
    this.#messages = messages
    this.#nearest = nearest
  }

  add(units: string, word: number, weight: number): void {
    const key = this.#numbers.get(units) ?? this.#numbers.size
    if (key === this.#numbers.size) {
      this.#numbers.set(units, key)
      this.#wordsWith.push([])
    }
    const pair = this.#pairs.of(key, word)
    if (pair === this.#weights.length) {
      this.#weights.push(0)
      this.#wordsWith[key]?.push(word)
    }
    this.#weights[pair] = (this.#weights[pair] ?? 0) + weight
  }

  /**
   * Share of the messages of a word that have this text beside it, going by its units next to the word and by those words
   * that have them beside at all, but for words that `own` is part of or that are part of it.
   */
  share(text: string, own: string): number {
    const key = this.#numbers.get(this.#nearest(text).join(''))
    let [seen, messages] = [0.5, PRIOR_MESSAGES]
    for (const word of key === undefined ? [] : (this.#wordsWith[key] ?? [])) {
      const other = this.#words[word] ?? ''
      if (other.includes(own) || own.includes(other)) continue
      seen += this.#weights[this.#pairs.find(key ?? 0, word)] ?? 0
      messages += this.#messages[word] ?? 0
    }
    return seen / messages
  }
}
