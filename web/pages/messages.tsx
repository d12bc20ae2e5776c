import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { commandLine } from '../lib/answer.ts'
import { api, get } from '../lib/client.ts'
import { downloadFrom, downloadJson, downloadSvg } from '../lib/download.ts'
import { useLoaded } from '../lib/loaded.ts'
import { definePage } from '../lib/page.ts'
import { query, setQuery } from '../lib/route.ts'
import { useWords } from '../lib/words.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Empty, Shown } from '../parts/states.tsx'
import { type Asked, asked, type Counted, NO_FILTER, wireOf } from './messages/asked.ts'
import { Chips } from './messages/chips.tsx'
import { Facets } from './messages/facets.tsx'
import { TimeBrush } from './messages/histogram.tsx'
import { RecordPanel } from './messages/record.tsx'
import { Rows } from './messages/rows.tsx'
import { SearchBox } from './messages/search-box.tsx'
import { words } from './messages/words.ts'
import './messages/messages.css'

/** The address of the filtered result as a file. Values that were not written are asked for as empty ones. */
function fileOf(kind: 'csv' | 'json', { order, ...filter }: Asked): string {
  const search = new URLSearchParams(order === 'newest' ? { order } : {})
  for (const [name, value] of Object.entries(wireOf({ ...filter, order })))
    for (const one of [value].flat()) search.append(name, one)
  return `/messages.${kind}?${search}`
}

const exportsOf = (now: Asked, counted: Counted | null) => [
  { label: 'CSV', make: () => downloadFrom('messages.csv', fileOf('csv', now)) },
  { label: 'JSON', make: () => downloadFrom('messages.json', fileOf('json', now)) },
  ...(counted === null
    ? []
    : [
        { label: 'counts.json', make: () => downloadJson('message-counts.json', counted) },
        { label: 'SVG', make: () => downloadSvg('messages-over-time.svg', document.querySelector('.brush')) },
      ]),
]

function Order(): JSX.Element {
  const t = useWords(words)
  return (
    <label class="order">
      {t('order')}{' '}
      <select value={asked().order} onChange={(event) => setQuery({ order: event.currentTarget.value })}>
        <option value="">{t('oldest')}</option>
        <option value="newest">{t('newest')}</option>
      </select>
    </label>
  )
}

function NothingFound(): JSX.Element {
  const t = useWords(words)
  return (
    <Empty title={t('none')}>
      <p>{t('noneHint')}</p>
      <button type="button" class="quiet" onClick={() => setQuery(NO_FILTER)}>
        {t('clear')}
      </button>
    </Empty>
  )
}

function Result({ counted }: { counted: Counted }): JSX.Element {
  const t = useWords(words)
  const grid = useRef<HTMLDivElement>(null)
  const openId = query.value.get('record') ?? ''
  const close = () => {
    setQuery({ record: '' })
    grid.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()
  }
  return (
    <div class={openId === '' ? 'messages' : 'messages with-record'}>
      <Facets counted={counted} />
      <div class="found" ref={grid}>
        <TimeBrush of={counted.histogram} />
        <div class="row found-head">
          <strong role="status">{counted.records === 1 ? t('countOne') : t('count', { n: counted.records })}</strong>
          <Order />
          <small>{t('exportMost')}</small>
        </div>
        {counted.records === 0 ? (
          <NothingFound />
        ) : (
          <>
            <div class="list-heads" aria-hidden="true">
              {(['time', 'server', 'account', 'text'] as const).map((name) => (
                <span>{t(name)}</span>
              ))}
            </div>
            <Rows count={counted.records} asked={asked()} openId={openId} open={(id) => setQuery({ record: id })} />
          </>
        )}
      </div>
      {openId === '' ? null : <RecordPanel id={openId} close={close} />}
    </div>
  )
}

function View(): JSX.Element {
  const t = useWords(words)
  const now = asked()
  const wire = wireOf(now)
  const counted = useLoaded(
    (signal) => get(api.messages.counts.$get({ query: wire }, { init: { signal } })),
    [JSON.stringify(wire)],
  )
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        exports={exportsOf(now, counted.kind === 'ready' ? counted.value : null)}
        {...(counted.kind === 'ready' ? { command: commandLine(counted.value.command) } : {})}
        pin={{ title: t('title'), what: { kind: 'messages', filter: wire } }}
      />
      <SearchBox />
      <Chips />
      <Shown of={counted}>{(value) => <Result counted={value} />}</Shown>
    </>
  )
}

/** Every message of the case, searched and filtered, down to its bytes. */
export const messages = definePage({ id: 'messages', path: '/messages', words, View })
