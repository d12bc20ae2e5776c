import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { setQuery } from '../../lib/route.ts'
import { grouped, language, useWords } from '../../lib/words.ts'
import { Shown } from '../../parts/states.tsx'
import { asked, type Counted, FACETS, type Facet, isTicked, NOTHING, type One, ONES, tick, wireOf } from './asked.ts'
import { words } from './words.ts'

/** Values shown before a reader asks for more. */
const FIRST_VALUES = 6

/** A country's name in the language of the page; codes that are none stay. */
function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames([language.value === 'zh' ? 'zh-Hans' : 'en'], { type: 'region' }).of(code) ?? code
}

/** A value of a facet as people read it. */
export function useFacetText(): (facet: Facet, shown: string) => string {
  const t = useWords(words)
  return (facet, shown) => {
    if (shown === '' || shown === NOTHING) return t('notWritten')
    if (shown === 'unknown' || shown === 'reserved') return t(shown)
    return facet === 'country' ? countryName(shown) : shown
  }
}

/** Values that are ticked stay in view, also when nothing has them any more. */
function valuesOf(counted: Counted, facet: Facet) {
  const counts = counted.facets[facet] ?? []
  const known = new Set(counts.map(({ value }) => value))
  const ticked = asked()[facet].map((written) => (written === NOTHING ? '' : written))
  const lost = ticked.filter((value) => !known.has(value))
  return [...counts, ...lost.map((value) => ({ value, shown: value, records: 0 }))]
}

function FacetPart({ facet, counted }: { facet: Facet; counted: Counted }): JSX.Element | null {
  const t = useWords(words)
  const text = useFacetText()
  const [isOpen, setOpen] = useState(false)
  const values = valuesOf(counted, facet)
  const shown = values.filter(({ value }, nth) => isOpen || nth < FIRST_VALUES || isTicked(facet, value))
  if (values.length === 0 || (values.length === 1 && values[0]?.value === '' && !isTicked(facet, ''))) return null
  return (
    <fieldset class="facet">
      <legend>{t(facet)}</legend>
      {shown.map((count) => (
        <label>
          <input type="checkbox" checked={isTicked(facet, count.value)} onChange={() => tick(facet, count.value)} />
          <bdi>{text(facet, count.shown)}</bdi>
          <span class="number">{grouped(count.records)}</span>
        </label>
      ))}
      {values.length > FIRST_VALUES ? (
        <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('less') : t('more', { n: values.length - shown.length })}
        </button>
      ) : null}
    </fieldset>
  )
}

function TopValues({ one }: { one: One }): JSX.Element {
  const t = useWords(words)
  const now = asked()
  const wire = wireOf(now)
  const found = useLoaded(
    (signal) => get(api.messages.top[':top'].$get({ param: { top: one }, query: { ...wire } }, { init: { signal } })),
    [one, JSON.stringify(wire)],
  )
  return (
    <Shown of={found}>
      {({ values }) => (
        <ul class="tops">
          {values.map(({ key, shown, records }) => (
            <li>
              <button
                type="button"
                class="quiet"
                aria-pressed={now[one] === key}
                onClick={() =>
                  setQuery({ [one]: now[one] === key ? '' : key, ...(one === 'list' ? { keyword: '' } : {}) })
                }
              >
                <bdi>{one === 'list' && shown === 'query' ? t('query') : shown}</bdi>
              </button>
              <span class="number">{grouped(records)}</span>
            </li>
          ))}
          {values.length === 0 ? <li class="muted">{t('notWritten')}</li> : null}
        </ul>
      )}
    </Shown>
  )
}

/** What costs too much to be counted unasked: counted when it is opened. */
function TopPart({ one }: { one: One }): JSX.Element {
  const t = useWords(words)
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="facet" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(one)}</summary>
      {one === 'account' ? <AccountBox /> : null}
      {isOpen ? <TopValues one={one} /> : null}
    </details>
  )
}

/** An account by its name: the address of the page gets its pseudonym. */
function AccountBox(): JSX.Element {
  const t = useWords(words)
  const [name, setName] = useState('')
  const find = async () => {
    const { key } = await get(api.messages.name.$post({ json: { kind: 'account', name } }))
    setName('')
    setQuery({ account: key })
  }
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') void find()
      }}
    >
      <label>
        <small>{t('typeName')}</small>
        <input type="text" maxLength={500} value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <button type="submit" class="quiet">
        {t('apply')}
      </button>
    </form>
  )
}

/** Every way to narrow the result down, with what each leaves. */
export function Facets({ counted }: { counted: Counted }): JSX.Element {
  const t = useWords(words)
  const now = asked()
  const { undated } = counted.histogram
  return (
    <div class="facets" role="group" aria-label={t('filters')}>
      {FACETS.map((facet) => (
        <FacetPart key={facet} facet={facet} counted={counted} />
      ))}
      <div class="facet">
        {undated > 0 || now.dates === 'undated' ? (
          <label>
            <input
              type="checkbox"
              checked={now.dates === 'undated'}
              onChange={() => setQuery({ dates: now.dates === 'undated' ? '' : 'undated', from: '', to: '' })}
            />
            {t('undated', { n: undated })}
          </label>
        ) : null}
        <label>
          <input
            type="checkbox"
            checked={now.records === 'all'}
            onChange={() => setQuery({ records: now.records === 'all' ? '' : 'all' })}
          />
          {t('all')}
        </label>
      </div>
      {ONES.filter((one) => one !== 'keyword' || now.list !== '').map((one) => (
        <TopPart key={one} one={one} />
      ))}
    </div>
  )
}
