import { csvFile } from './csv-rows.ts'

/** What a code book says of a word. Null is what it does not say. */
export interface Coded {
  theme: string | null
  /** A word may have several; `id` as the book writes it, or the name where it has no ids. */
  categories: readonly { id: string; name: string }[]
}

/** Words that people coded by theme and category. */
export interface Codebook {
  name: string
  /** By the word without outer spaces. */
  words: ReadonlyMap<string, Coded>
  /** What was met in reading: rows that could not be used, words that two rows code differently. One sentence each. */
  notes: readonly string[]
}

const WORD_COLUMNS = ['word', 'keyword'] as const

interface Columns {
  word: number
  theme: number
  category: number
  categoryId: number
}

/** Columns by their names; null unless there is a word and a theme or a category. */
function columnsOf(header: readonly string[]): Columns | null {
  const names = header.map((name) =>
    name
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  )
  const columns = {
    word: names.findIndex((name) => WORD_COLUMNS.some((known) => known === name)),
    theme: names.indexOf('theme'),
    category: names.indexOf('category'),
    categoryId: names.indexOf('category_id'),
  }
  return columns.word >= 0 && (columns.theme >= 0 || columns.category >= 0) ? columns : null
}

const parts = (cell: string): string[] =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')

type Cells = readonly (string | null)[]

const cellAt = (cells: Cells, column: number): string => (column < 0 ? '' : (cells[column]?.trim() ?? ''))

/** Names of categories by id, from rows with one of each: where a row has several, ids and names are not always in one order. */
function categoryNames(rows: readonly Cells[], columns: Columns): Map<string, string> {
  const names = new Map<string, string>()
  for (const cells of rows) {
    const [ids, own] = [parts(cellAt(cells, columns.categoryId)), cellAt(cells, columns.category)]
    const [id] = ids
    if (ids.length === 1 && id !== undefined && own !== '' && !names.has(id)) names.set(id, own)
  }
  return names
}

function codedOf(cells: Cells, columns: Columns, names: ReadonlyMap<string, string>): Coded {
  const ids = parts(cellAt(cells, columns.categoryId))
  const written = parts(cellAt(cells, columns.category))
  const theme = cellAt(cells, columns.theme)
  return {
    theme: theme === '' ? null : theme,
    categories:
      ids.length > 0
        ? ids.map((id) => ({ id, name: names.get(id) ?? written.join('; ') }))
        : written.map((name) => ({ id: name, name })),
  }
}

const sameCode = (a: Coded, b: Coded): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Reads a code book as it was published (CSV in any character set); null when the file is none. */
export function readCodebook({ name, bytes }: { name: string; bytes: Uint8Array }): Codebook | null {
  const file = csvFile(bytes, (header) => columnsOf(header) !== null)
  const columns = file === null ? null : columnsOf(file.header)
  if (file === null || columns === null) return null
  const rows = file.rows.map(({ cells }) => cells)
  const names = categoryNames(rows, columns)
  const words = new Map<string, Coded>()
  let [unusable, contradicted] = [file.rejects.length, 0]
  for (const cells of rows) {
    const word = cellAt(cells, columns.word)
    const coded = codedOf(cells, columns, names)
    const known = words.get(word)
    if (word === '') unusable += 1
    else if (known === undefined) words.set(word, coded)
    else if (!sameCode(known, coded)) contradicted += 1
  }
  const notes = [
    ...(unusable > 0 ? [`${name}: ${unusable} rows without a word or that are no CSV were left out.`] : []),
    ...(contradicted > 0
      ? [`${name}: ${contradicted} rows code a word differently than an earlier row, which counts.`]
      : []),
  ]
  return { name, words, notes }
}

/** Several books as one: the first that codes a word counts, and how many words others code to another theme is said. */
export function joinCodebooks(books: readonly Codebook[]): Codebook | null {
  const [first, ...rest] = books
  if (first === undefined || rest.length === 0) return first ?? null
  const words = new Map(first.words)
  const notes = books.flatMap((book) => book.notes)
  for (const book of rest) {
    let others = 0
    for (const [word, coded] of book.words) {
      const known = words.get(word)
      if (known === undefined) words.set(word, coded)
      else if (themeKey(known.theme ?? '') !== themeKey(coded.theme ?? '')) others += 1
    }
    if (others > 0) notes.push(`${book.name} gives ${others} words another theme than an earlier book, which counts.`)
  }
  return { name: books.map(({ name }) => name).join(', '), words, notes }
}

/** Themes that differ only in case or a plural’s s are one: two published books write “Events” and “Event”. */
export const themeKey = (theme: string): string => theme.toLowerCase().replace(/(?<=[a-z]{3})s$/, '')
