import { shellWord } from '../lib/shell-word.ts'
import { FACETS, type Filter } from './filter.ts'

const instant = (utcMs: number): string => new Date(utcMs).toISOString()

/** A value that begins like an option must hang on its own. */
const gap = (value: string): string => (value.startsWith('-') ? '=' : ' ')

/** The command line that asks for the same, without the case; who stands in it is named as the filter names them. */
export function commandOf(filter: Filter): string {
  const given: (readonly [string, string | null])[] = [
    ['--search', filter.search === '' ? null : filter.search],
    ...FACETS.flatMap((facet) => filter[facet].map((value) => [`--${facet.replace('_', '-')}`, value] as const)),
    ...(['account', 'peer', 'address', 'list', 'keyword', 'sensitive'] as const).map(
      (name) => [`--${name}`, filter[name]] as const,
    ),
    ['--from', filter.fromUtcMs === null ? null : instant(filter.fromUtcMs)],
    ['--to', filter.toUtcMs === null ? null : instant(filter.toUtcMs)],
  ]
  return [
    'messages',
    ...given.flatMap(([option, value]) => (value === null ? [] : [`${option}${gap(value)}${shellWord(value)}`])),
    ...(filter.dates === 'undated' ? ['--undated'] : []),
    ...(filter.records === 'all' ? ['--all-records'] : []),
  ].join(' ')
}
