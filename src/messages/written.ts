import { OperatorError } from '../model/errors.ts'
import { ALL_MESSAGES, FACETS, type Filter } from './filter.ts'

/** A filter as pages and pins write it down: a value or several by name, instants as `from` and `to`. */
export type WrittenFilter = Readonly<Record<string, unknown>>

const ONES = ['account', 'peer', 'address', 'list', 'keyword', 'sensitive'] as const

/** The filter that was written down; what is left out asks nothing. Throws OperatorError for what is none. */
export function filterWritten(written: WrittenFilter): Filter {
  const known = new Set(['search', ...FACETS, ...ONES, 'from', 'to', 'dates', 'records'])
  const unknown = Object.keys(written).find((name) => !known.has(name))
  if (unknown !== undefined) throw refused(unknown)
  const facets = FACETS.map((facet) => [facet, severalOf(facet, written[facet])])
  const ones = ONES.map((name) => [name, oneOf(name, written[name])])
  return {
    ...ALL_MESSAGES,
    ...Object.fromEntries([...facets, ...ones]),
    search: oneOf('search', written['search']) ?? '',
    fromUtcMs: instantOf('from', written['from']),
    toUtcMs: instantOf('to', written['to']),
    dates: choiceOf('dates', written['dates'], ['any', 'undated']),
    records: choiceOf('records', written['records'], ['messages', 'all']),
  }
}

const refused = (name: string): OperatorError =>
  new OperatorError(`A filter of messages has no such ${name}.`, {
    hint: 'It may be from another version; choose the messages again.',
  })

function oneOf(name: string, value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string') return value
  throw refused(name)
}

function severalOf(name: string, value: unknown): readonly string[] {
  const values: readonly unknown[] = value === undefined ? [] : [value].flat()
  const texts = values.filter((one) => typeof one === 'string')
  if (texts.length < values.length) throw refused(name)
  return texts
}

function instantOf(name: string, value: unknown): number | null {
  if (value === undefined || value === null || value === '') return null
  const utcMs = Number(value)
  if (Number.isSafeInteger(utcMs) && Math.abs(utcMs) <= 8.64e15) return utcMs
  throw refused(name)
}

function choiceOf<T extends string>(name: string, value: unknown, choices: readonly [T, ...T[]]): T {
  if (value === undefined || value === '') return choices[0]
  const choice = choices.find((one) => one === value)
  if (choice === undefined) throw refused(name)
  return choice
}
