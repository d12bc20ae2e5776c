import { wilson } from '../../lib/stats.ts'
import { type Codebook, themeKey } from './codebook.ts'

/** How many of some words belong to a theme or category. */
export interface ThemeCount {
  /** Theme, or `id name` of a category; null for words that the book does not code. */
  theme: string | null
  words: number
  /** Of all words that were asked about; with Wilson’s 95 % interval. Null when there are none. */
  share: number | null
  ciLow: number | null
  ciHigh: number | null
}

const commonest = (known: ReadonlyMap<string, number>): string =>
  [...known].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0])[0]

/** The way each theme is written most often in a book, by its key. */
export function themeNames({ words }: Codebook): ReadonlyMap<string, string> {
  const spellings = new Map<string, Map<string, number>>()
  for (const { theme } of words.values()) {
    if (theme === null) continue
    const key = themeKey(theme)
    const known = spellings.get(key) ?? new Map<string, number>()
    spellings.set(key, known.set(theme, (known.get(theme) ?? 0) + 1))
  }
  return new Map([...spellings].map(([key, known]) => [key, commonest(known)]))
}

function tally(words: Iterable<string>, keysOf: (word: string) => readonly string[]) {
  const counts = new Map<string, number>()
  let [total, uncoded] = [0, 0]
  for (const word of words) {
    total += 1
    const keys = keysOf(word)
    if (keys.length === 0) uncoded += 1
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return { counts, total, uncoded }
}

function rowsOf({ counts, total, uncoded }: ReturnType<typeof tally>, nameOf: (key: string) => string): ThemeCount[] {
  const row = (theme: string | null, words: number): ThemeCount => {
    if (total === 0) return { theme, words, share: null, ciLow: null, ciHigh: null }
    const { low, high } = wilson(words, total)
    return { theme, words, share: words / total, ciLow: low, ciHigh: high }
  }
  const coded = [...counts]
    .map(([key, count]) => row(nameOf(key), count))
    .toSorted((a, b) => b.words - a.words || ((a.theme ?? '') < (b.theme ?? '') ? -1 : 1))
  return uncoded === 0 ? coded : [...coded, row(null, uncoded)]
}

/** Themes of some words (without outer spaces), the most frequent first, uncoded words last. */
export function themesOf(words: Iterable<string>, book: Codebook, names = themeNames(book)): ThemeCount[] {
  const found = tally(words, (word) => {
    const theme = book.words.get(word)?.theme ?? null
    return theme === null ? [] : [themeKey(theme)]
  })
  return rowsOf(found, (key) => names.get(key) ?? key)
}

/** Categories of some words likewise. A word of two categories counts in both, so that shares may add up to more than one. */
export function categoriesOf(words: Iterable<string>, book: Codebook): ThemeCount[] {
  const labels = new Map<string, string>()
  const found = tally(words, (word) =>
    (book.words.get(word)?.categories ?? []).map(({ id, name }) => {
      labels.set(id, id === name ? name : `${name} (${id})`)
      return id
    }),
  )
  return rowsOf(found, (id) => labels.get(id) ?? id)
}
