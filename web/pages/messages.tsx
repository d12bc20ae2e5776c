import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { commandLine } from '../lib/answer.ts'
import { api, get } from '../lib/client.ts'
import { downloadFrom } from '../lib/download.ts'
import { useLoaded } from '../lib/loaded.ts'
import { definePage } from '../lib/page.ts'
import { addressOf, query, setQuery } from '../lib/route.ts'
import { useWords } from '../lib/words.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Empty, Shown } from '../parts/states.tsx'
import { asked, type Counted, NO_FILTER, wireOf } from './messages/asked.ts'
import { Chips } from './messages/chips.tsx'
import { Facets } from './messages/facets.tsx'
import { TimeBrush } from './messages/histogram.tsx'
import { RecordPanel } from './messages/record.tsx'
import { Rows } from './messages/rows.tsx'
import { SearchBox } from './messages/search-box.tsx'
import { words } from './messages/words.ts'

const exportsOf = (order: string) =>
  (['csv', 'json'] as const).map((kind) => ({
    label: kind.toUpperCase(),
    make: () =>
      downloadFrom(
        `messages.${kind}`,
        addressOf(`/messages.${kind}`, { ...wireOf(asked()), ...(order === 'newest' ? { order } : {}) }),
      ),
  }))

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
        exports={exportsOf(now.order)}
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
