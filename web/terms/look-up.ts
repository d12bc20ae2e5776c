import { columns } from './columns.ts'

/** Texts by the English they stand for. */
export type Table = Readonly<Record<string, string>>

const NUMBER = /\d[\d,]*(?:\.\d+)?/g

/** `# record(s)` as it can be met: with and without what is in brackets. */
const spelt = (pattern: string): readonly string[] => {
  const [first, ending] = /\((s|es)\)/.exec(pattern) ?? []
  if (first === undefined || ending === undefined) return [pattern]
  return ['', ending].flatMap((one) => spelt(pattern.replace(first, one)))
}

const spellings = new WeakMap<Table, ReadonlyMap<string, string>>()

function spellingsOf(table: Table): ReadonlyMap<string, string> {
  const known = spellings.get(table)
  if (known !== undefined) return known
  const made = new Map(Object.entries(table).flatMap(([key, text]) => spelt(key).map((one) => [one, text] as const)))
  spellings.set(table, made)
  return made
}

/** Numbers put in the places of a text: `#` takes the next one, `{2}` the second. */
const filled = (text: string, numbers: readonly string[]): string => {
  let next = 0
  return text.replace(
    /#|\{(\d)\}/g,
    (_, place?: string) => numbers[place === undefined ? next++ : Number(place) - 1] ?? '',
  )
}

/** `under the name *`: what begins like this has a name of the evidence behind it, which stays. */
function begun(table: Table, english: string): string | undefined {
  const key = Object.keys(table).find((one) => one.endsWith(' *') && english.startsWith(one.slice(0, -1)))
  return key === undefined ? undefined : table[key]?.replace('*', () => english.slice(key.length - 1))
}

/** The same but for its numbers, which stay. */
function counted(table: Table, english: string): string | undefined {
  const numbers = english.match(NUMBER) ?? []
  const text = numbers.length === 0 ? undefined : spellingsOf(table).get(english.replace(NUMBER, '#'))
  return text === undefined ? undefined : filled(text, numbers)
}

/** What a table has for an English text, word for word or but for its numbers or the name at its end; undefined without. */
export const found = (table: Table, english: string): string | undefined =>
  (Object.hasOwn(table, english) ? table[english] : undefined) ?? counted(table, english) ?? begun(table, english)

/** The head of a column; its name with spaces where nothing else is known. */
export function headIn(language: 'en' | 'zh', analysis: string, column: string): string {
  const known = [`${analysis}.${column}`, column].find((key) => Object.hasOwn(columns, key))
  const head = known === undefined ? undefined : columns[known]
  return head?.[language] ?? column.replace(/_utc_ms$/, ' (UTC)').replaceAll('_', ' ')
}

/** Columns whose values are made of parts, and what stands between these: chains of decoding, roles in order, foldings, remarks. */
const BETWEEN: Readonly<Record<string, RegExp>> = {
  decode: /( · | \| )/,
  layout: /(, | \| )/,
  foldings: /(, )/,
  detail: /(; |: (?=\d)|, (?=under the name |without a name|at bytes |opens ))/,
}

const NONE: Table = {}

/** Vocabulary of a column; roles stand in layouts, too. */
const vocabularyOf = (values: Readonly<Record<string, Table>>, column: string): Table => {
  const name = column === 'layout' ? 'role' : column
  return (Object.hasOwn(values, name) ? values[name] : undefined) ?? NONE
}

const partIn = (vocabulary: Table, part: string): string =>
  found(vocabulary, part) ?? part.replace(/^[\w-]+/, (word) => found(vocabulary, word) ?? word)

/** A value in the words of its column's vocabulary; as it is where it has none. */
export function valueIn(values: Readonly<Record<string, Table>>, column: string, value: string): string {
  const vocabulary = vocabularyOf(values, column)
  const between = Object.hasOwn(BETWEEN, column) ? BETWEEN[column] : undefined
  const whole = found(vocabulary, value)
  if (whole !== undefined || between === undefined) return whole ?? value
  return value
    .split(between)
    .map((part) => partIn(vocabulary, part))
    .join('')
}
