import type { JSX } from 'preact'
import { setQuery } from '../../lib/route.ts'
import { useWords, utcTime } from '../../lib/words.ts'
import { asked, FACETS, NO_FILTER, ONES } from './asked.ts'
import { useFacetText } from './facets.tsx'
import { words } from './words.ts'

interface Chip {
  text: string
  without: Readonly<Record<string, string | readonly string[]>>
}

/** Everything the reader asks for, one by one. */
function useChips(): Chip[] {
  const t = useWords(words)
  const text = useFacetText()
  const now = asked()
  const facets = FACETS.flatMap((facet) =>
    now[facet].map((value) => ({
      text: t('pair', { name: t(facet), value: text(facet, value) }),
      without: { [facet]: now[facet].filter((other) => other !== value) },
    })),
  )
  const ones = ONES.flatMap((one) =>
    now[one] === ''
      ? []
      : [
          {
            text: t('pair', { name: t(one), value: one === 'list' && now.list === 'query' ? t('query') : now[one] }),
            without: one === 'list' ? { list: '', keyword: '' } : { [one]: '' },
          },
        ],
  )
  const when = (name: 'from' | 'to') =>
    now[name] === '' ? [] : [{ text: `${t(name)} ${utcTime(Number(now[name])).slice(0, 16)}`, without: { [name]: '' } }]
  return [
    ...(now.search === ''
      ? []
      : [{ text: t('pair', { name: t('search_'), value: now.search }), without: { search: '' } }]),
    ...facets,
    ...ones,
    ...when('from'),
    ...when('to'),
    ...(now.dates === 'undated' ? [{ text: t('undatedChip'), without: { dates: '' } }] : []),
    ...(now.records === 'all' ? [{ text: t('allChip'), without: { records: '' } }] : []),
  ]
}

/** What is asked for, each with a button that takes it back. */
export function Chips(): JSX.Element | null {
  const t = useWords(words)
  const chips = useChips()
  if (chips.length === 0) return null
  return (
    <ul class="chips" aria-label={t('filters')}>
      {chips.map(({ text, without }) => (
        <li>
          <button
            type="button"
            class="quiet"
            aria-label={t('remove', { what: text })}
            onClick={() => setQuery(without)}
          >
            <bdi>{text}</bdi> <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <button type="button" class="quiet" onClick={() => setQuery(NO_FILTER)}>
          {t('clear')}
        </button>
      </li>
    </ul>
  )
}
