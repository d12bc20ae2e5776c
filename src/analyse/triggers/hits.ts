import { compileMatcher } from '../../text/matcher.ts'
import { grown } from './pair-numbers.ts'
import type { Phrase } from './phrases.ts'
import { LETTER } from './units.ts'

/** Where phrases stand: those of text `i` from `starts[i]` to `starts[i + 1]`. */
export interface Hits {
  starts: Uint32Array
  phrase: Int32Array
  /** First UTF-16 unit in the text, and the one behind the last. */
  from: Int32Array
  to: Int32Array
  /** 1 for the first hit of a phrase in a text. */
  isFirst: Uint8Array
}

/** A word of letters shorter than this is not looked for inside longer runs of them: there it would be everywhere. */
const SHORTEST_INSIDE = 3

const LETTERS = new RegExp(`^${LETTER.source}+$`, 'u')

/** Finds every phrase in every text, as substrings are found. */
export function hitsOf(texts: readonly string[], phrases: readonly Phrase[]): Hits {
  const matcher = compileMatcher(phrases.map(({ text }) => text))
  const isShort = phrases.map(({ text }) => text.length < SHORTEST_INSIDE && LETTERS.test(text))
  const found = collector(texts.length)
  for (const [place, text] of texts.entries()) {
    matcher.occurrences(text, ({ keyword, start, end }) => {
      if (isShort[keyword] === true && isInside(text, start, end)) return
      found.add(keyword, start, end)
    })
    found.endText(place)
  }
  return found.hits()
}

const isInside = (text: string, start: number, end: number): boolean =>
  LETTER.test(text.charAt(start - 1)) || LETTER.test(text.charAt(end))

function collector(texts: number) {
  const starts = new Uint32Array(texts + 1)
  let [phrase, from, to] = [new Int32Array(1 << 12), new Int32Array(1 << 12), new Int32Array(1 << 12)]
  let size = 0
  return {
    add(which: number, first: number, behind: number): void {
      if (size === phrase.length) [phrase, from, to] = [grown(phrase), grown(from), grown(to)]
      phrase[size] = which
      from[size] = first
      to[size] = behind
      size += 1
    },
    endText(text: number): void {
      starts[text + 1] = size
    },
    hits: (): Hits => ({
      starts,
      phrase: phrase.subarray(0, size),
      from: from.subarray(0, size),
      to: to.subarray(0, size),
      isFirst: firstOf(starts, phrase.subarray(0, size)),
    }),
  }
}

function firstOf(starts: Uint32Array, phrase: Int32Array): Uint8Array {
  const isFirst = new Uint8Array(phrase.length)
  for (let text = 0; text + 1 < starts.length; text += 1) {
    const from = starts[text] ?? 0
    for (let hit = from; hit < (starts[text + 1] ?? 0); hit += 1)
      isFirst[hit] = phrase.indexOf(phrase[hit] ?? 0, from) === hit ? 1 : 0
  }
  return isFirst
}

/** The hits of one text. */
export const hitsIn = ({ starts }: Hits, text: number): number[] =>
  Array.from({ length: (starts[text + 1] ?? 0) - (starts[text] ?? 0) }, (_, at) => (starts[text] ?? 0) + at)

/** The same with only the phrases of a new numbering (-1 for those left out). */
export function hitsAmong(hits: Hits, renumbered: Int32Array): Hits {
  const found = collector(hits.starts.length - 1)
  for (let text = 0; text < hits.starts.length - 1; text += 1) {
    for (let hit = hits.starts[text] ?? 0; hit < (hits.starts[text + 1] ?? 0); hit += 1) {
      const phrase = renumbered[hits.phrase[hit] ?? 0] ?? -1
      if (phrase >= 0) found.add(phrase, hits.from[hit] ?? 0, hits.to[hit] ?? 0)
    }
    found.endText(text)
  }
  return found.hits()
}

/** True when a hit overlaps a hit of `reason` between the hits `from` and `to`. */
export function touches(
  { phrase, from, to }: Hits,
  within: { from: number; to: number; reason: number },
  hit: number,
): boolean {
  const [first, behind] = [from[hit] ?? 0, to[hit] ?? 0]
  for (let other = within.from; other < within.to; other += 1)
    if (phrase[other] === within.reason && (from[other] ?? 0) < behind && (to[other] ?? 0) > first) return true
  return false
}
