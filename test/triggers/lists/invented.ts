import type { Codebook, ListVersion } from '../../../src/triggers/index.ts'

const DAY_MS = 86_400_000

/** A version of an invented list: its day in 2011 and its words. */
export const invented = (list: string, day: number, words: readonly string[]): ListVersion => {
  const utcMs = Date.UTC(2011, 0, 1) + day * DAY_MS
  const text = new Date(utcMs).toISOString().slice(0, 10)
  return {
    client: 'lamp',
    list,
    path: `${list}/w.${text}.txt`,
    mark: { kind: 'date', utcMs, text },
    lines: words,
    rejects: 0,
  }
}

const WORDS = Array.from({ length: 24 }, (_, at) => `词${String.fromCodePoint(0x4e00 + at * 37)}`)

/** Two lists of one client: one grows and is cut short for a day, the other is replaced by one word and comes back; a third has one version. */
export const INVENTED: readonly ListVersion[] = [
  invented('a', 0, WORDS.slice(0, 12)),
  invented('a', 40, WORDS.slice(0, 16)),
  invented('a', 60, [...WORDS.slice(0, 4), ...WORDS.slice(9, 16)]),
  invented('a', 61, WORDS.slice(0, 16)),
  invented('a', 90, WORDS.slice(2, 20)),
  invented('b', 10, WORDS.slice(8, 22)),
  invented('b', 50, ['假']),
  invented('b', 70, WORDS.slice(3, 9)),
  invented('c', 20, WORDS.slice(20)),
]

/** Codes two in three of their words. */
export const INVENTED_BOOK: Codebook = {
  name: 'book.csv',
  words: new Map(
    WORDS.filter((_, at) => at % 3 !== 0).map((word, at) => [
      word,
      {
        theme: at % 5 === 0 ? 'Social' : 'Political',
        categories: [{ id: String(at % 4), name: `Category ${at % 4}` }],
      },
    ]),
  ),
  notes: [],
}
