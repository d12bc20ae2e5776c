/** Strings that a hidden trigger could be: two to four Han characters in a row, or a Latin word of three letters or more. */
const HAN_RUN = /\p{Script=Han}{2,}/gu
const LATIN_WORD = /\p{Script=Latin}{3,}/gu
const LONGEST_HAN = 4

/** Distinct candidate strings of a text. */
export function stringsOf(text: string): Set<string> {
  const folded = text.normalize('NFKC').toLowerCase()
  const found = new Set(folded.match(LATIN_WORD))
  for (const run of folded.match(HAN_RUN) ?? []) {
    const characters = [...run]
    for (let from = 0; from < characters.length; from += 1)
      for (let length = 2; length <= LONGEST_HAN && from + length <= characters.length; length += 1)
        found.add(characters.slice(from, from + length).join(''))
  }
  return found
}

/** A word must stand in so many unexplained messages of an account, and in such a share of them, to explain them. */
const LEAST_MESSAGES = 3
const LEAST_SHARE = 0.25

/** A string is a word of the account's own when it is so many times as common there as among explained messages. */
const TIMES_AS_COMMON = 20

/** Explained texts that say how common a string is in ordinary messages. */
export const MOST_BACKGROUND = 20_000

/** In how many of the background's texts each wanted string stands. */
export function textCounts(background: readonly string[], wanted: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of background)
    for (const string of stringsOf(text)) if (wanted.has(string)) counts.set(string, (counts.get(string) ?? 0) + 1)
  return counts
}

/** Strings that stand in enough of an account's texts to explain them, with the places of those texts. */
export function candidates(texts: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  if (texts.length < LEAST_MESSAGES) return places
  for (const [place, text] of texts.entries())
    for (const string of stringsOf(text)) {
      const known = places.get(string)
      if (known === undefined) places.set(string, [place])
      else known.push(place)
    }
  const least = Math.max(LEAST_MESSAGES, LEAST_SHARE * texts.length)
  for (const [string, at] of places) if (at.length < least) places.delete(string)
  return places
}

/**
 * Places of texts that one hidden word explains better than chance: of the candidates that are unusual against the
 * background, the one in most texts; its texts but the first. Empty when there is none, or no background to tell by.
 */
export function sharedWord(
  found: ReadonlyMap<string, readonly number[]>,
  texts: number,
  background: { texts: number; counts: ReadonlyMap<string, number> },
): readonly number[] {
  const unusual = [...found].filter(
    ([string, places]) =>
      places.length / texts > (TIMES_AS_COMMON * ((background.counts.get(string) ?? 0) + 0.5)) / (background.texts + 1),
  )
  const [widest] = unusual.toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
  return widest === undefined ? [] : widest[1].slice(1)
}
