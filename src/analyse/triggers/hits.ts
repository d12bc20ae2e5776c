import { compileMatcher } from '../../text/matcher.ts'
import { grown, PairNumbers } from './pair-numbers.ts'
import type { Phrase } from './phrases.ts'
import type { Units } from './units.ts'

/** Where phrases stand: those of text `i` from `starts[i]` to `starts[i + 1]`. */
export interface Hits {
  starts: Uint32Array
  phrase: Int32Array
  /** First unit in the text, and the one behind the last. */
  from: Int32Array
  to: Int32Array
  /** 1 for the first hit of a phrase in a text. */
  isFirst: Uint8Array
}

/** A word shorter than this is not looked for inside longer runs of letters: there it would be everywhere. */
const SHORTEST_INSIDE = 3

/** Finds every phrase in every text: by whole units, and single words inside longer ones, as substrings are found. */
export function hitsOf(texts: Units, phrases: readonly Phrase[]): Hits {
  const { children, phraseAt } = trieOf(phrases)
  const inside = insideUnits(texts, phrases)
  const found = collector(texts.starts.length - 1)
  for (let text = 0; text < texts.starts.length - 1; text += 1) {
    const [start, end] = [texts.starts[text] ?? 0, texts.starts[text + 1] ?? 0]
    for (let place = start; place < end; place += 1) {
      let node = 0
      for (let next = place; next < end; next += 1) {
        node = children.find(node, texts.unit[next] ?? 0) + 1
        if (node === 0) break
        const phrase = phraseAt[node] ?? -1
        if (phrase >= 0) found.add(phrase, place - start, next + 1 - start)
      }
      for (const phrase of inside.get(texts.unit[place] ?? 0) ?? []) found.add(phrase, place - start, place + 1 - start)
    }
    found.endText(text)
  }
  return found.hits()
}

/** Phrases as paths of units from node 0; node `n` > 0 was reached by the pair numbered `n - 1`. */
function trieOf(phrases: readonly Phrase[]): { children: PairNumbers; phraseAt: Int32Array } {
  const children = new PairNumbers()
  const ends = phrases.map(({ units }) => {
    let node = 0
    for (const unit of units) node = children.of(node, unit) + 1
    return node
  })
  const phraseAt = new Int32Array(children.size + 1).fill(-1)
  for (const [phrase, node] of ends.entries()) phraseAt[node] = phrase
  return { children, phraseAt }
}

/** Phrases of one unit that stand inside longer units, by those units. */
function insideUnits({ written }: Units, phrases: readonly Phrase[]): ReadonlyMap<number, readonly number[]> {
  const single = [...phrases.keys()].filter((phrase) => {
    const { text, units } = phrases[phrase] ?? { text: '', units: [] }
    return units.length === 1 && text.length >= SHORTEST_INSIDE
  })
  const matcher = compileMatcher(single.map((phrase) => phrases[phrase]?.text ?? ''))
  const inside = new Map<number, number[]>()
  for (const [unit, text] of written.entries()) {
    if (text.length <= SHORTEST_INSIDE) continue
    const matches = matcher.matches(text).flatMap((index) => single[index] ?? [])
    const shorter = matches.filter((phrase) => phrases[phrase]?.text !== text)
    if (shorter.length > 0) inside.set(unit, shorter)
  }
  return inside
}

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

/** True when a hit shares a unit with a hit of `reason` between the hits `from` and `to`. */
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
