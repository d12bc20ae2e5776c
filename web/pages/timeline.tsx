import type { JSX } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import { commandLine } from '../lib/answer.ts'
import { api, get } from '../lib/client.ts'
import { downloadFrom, downloadJson, downloadPng, downloadSvg } from '../lib/download.ts'
import { useLoaded } from '../lib/loaded.ts'
import { definePage } from '../lib/page.ts'
import { addressOf, setQuery } from '../lib/route.ts'
import { useWords } from '../lib/words.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Empty, Shown } from '../parts/states.tsx'
import { Table } from '../parts/table.tsx'
import { Brush } from './timeline/brush.tsx'
import { type Chosen, Picture } from './timeline/picture.tsx'
import { stepsOf } from './timeline/scale.ts'
import { type Timeline, timelineAsked } from './timeline/timeline.ts'
import { words } from './timeline/words.ts'
import '../parts/choices.css'
import './timeline/timeline.css'

const DAY_MS = 86_400_000

function Choices({ of }: { of: Timeline | null }): JSX.Element {
  const t = useWords(words)
  const asked = timelineAsked()
  const lists = [
    [
      'by',
      'by',
      ['server', 'family', 'log'].map((one) => [
        one,
        t(one === 'server' ? 'server' : one === 'family' ? 'family' : 'log'),
      ]),
    ],
    [
      'of',
      'of',
      [
        ['messages', t('messages')],
        ['everything', t('everything')],
      ],
    ],
    ['server', 'onlyServer', [['', t('any')], ...(of?.servers ?? []).map((one) => [one, one])]],
    ['family', 'onlyFamily', [['', t('any')], ...(of?.families ?? []).map((one) => [one, one])]],
  ] as const
  return (
    <div class="choices">
      {lists.map(([name, word, options]) => (
        <label key={name}>
          {t(word)}
          <select
            value={asked[name] ?? options[0]?.[0] ?? ''}
            onChange={(event) => setQuery({ [name]: event.currentTarget.value })}
          >
            {options.map(([value = '', label = '']) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}

function useLength(): (ms: number) => string {
  const t = useWords(words)
  return (ms) =>
    ms < 3_600_000
      ? t('minutes', { n: ms / 60_000 })
      : ms < DAY_MS
        ? t('hours', { n: ms / 3_600_000 })
        : t('dayCount', { n: ms / DAY_MS })
}

const GAP_COLUMNS = {
  series: 'row of the picture',
  first_day: 'first day without a record',
  last_day: 'last such day',
  days: 'length in days',
} as const

function Gaps({ of }: { of: Timeline }): JSX.Element {
  const t = useWords(words)
  const rows = of.gaps.map(({ series, fromUtcMs, toUtcMs }) => ({
    series,
    first_day: new Date(fromUtcMs).toISOString().slice(0, 10),
    last_day: new Date(toUtcMs - DAY_MS).toISOString().slice(0, 10),
    days: (toUtcMs - fromUtcMs) / DAY_MS,
  }))
  const heads = { series: t('series'), first_day: t('firstDay'), last_day: t('lastDay'), days: t('days') }
  return (
    <section>
      <h2>{t('gaps')}</h2>
      {rows.length === 0 ? (
        <p>{t('noGaps')}</p>
      ) : (
        <>
          <p class="lead">{t('gapsLead')}</p>
          <Table caption={t('gaps')} columns={GAP_COLUMNS} rows={rows} analysis="timeline" heads={heads} />
          {of.gapsLeft === 0 ? null : <p class="note">{t('gapsLeft', { n: of.gapsLeft })}</p>}
        </>
      )}
    </section>
  )
}

const COLUMNS = {
  series: 'row of the picture',
  start_utc_ms: 'start of the step',
  records: 'records in it; steps without any are left out',
} as const

function Everything({ of }: { of: Timeline }): JSX.Element {
  const t = useWords(words)
  const rows = useMemo(
    () =>
      of.series.flatMap(({ name, atUtcMs, counts }) =>
        atUtcMs.map((at, place) => ({ series: name, start_utc_ms: at, records: counts[place] ?? 0 })),
      ),
    [of],
  )
  const heads = { series: t('series'), start_utc_ms: t('start'), records: t('records') }
  return (
    <section>
      <h2>{t('table')}</h2>
      <Table caption={t('table')} columns={COLUMNS} rows={rows} analysis="timeline" heads={heads} />
    </section>
  )
}

function Body({ of, holder }: { of: Timeline; holder: { current: HTMLDivElement | null } }): JSX.Element {
  const t = useWords(words)
  const length = useLength()
  const [choice, setChoice] = useState<{ of: Timeline; chosen: Chosen } | null>(null)
  const chosen = choice?.of === of ? choice.chosen : null
  const asked = timelineAsked()
  if (of.span === null)
    return (
      <Empty title={t('none')}>
        <p>{t('noneHint')}</p>
        <button type="button" class="quiet" onClick={() => setQuery({ from: '', to: '', server: '', family: '' })}>
          {t('whole')}
        </button>
      </Empty>
    )
  const steps = stepsOf(
    Number(asked['from'] ?? of.span.firstUtcMs),
    Number(asked['to'] ?? of.span.lastUtcMs + 1) - 1,
    of.stepMs,
  )
  const most = Math.max(0, ...of.series.map(({ counts }) => Math.max(0, ...counts)))
  const choose = (next: Chosen) => setChoice({ of, chosen: next })
  return (
    <>
      <div ref={holder}>
        <Picture of={of} steps={steps} chosen={chosen} choose={choose} />
      </div>
      <p class="note">
        {t('step', { step: length(of.stepMs), most })} {of.undated === 0 ? '' : t('undated', { n: of.undated })}{' '}
        {of.seriesLeft === 0 ? '' : t('left', { n: of.seriesLeft })}
      </p>
      <Brush of={of} steps={steps} chosen={chosen} choose={choose} />
      <Gaps of={of} />
      <Everything of={of} />
    </>
  )
}

function View(): JSX.Element {
  const t = useWords(words)
  const holder = useRef<HTMLDivElement>(null)
  const asked = timelineAsked()
  const loaded = useLoaded(() => get(api.timeline.$get({ query: asked })), [JSON.stringify(asked)])
  const family = asked['family'] === undefined ? '' : ` --family ${asked['family']}`
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        command={commandLine(`ask timeline${family}`)}
        exports={[
          { label: 'CSV', make: () => downloadFrom('timeline.csv', addressOf('/timeline/csv', asked)) },
          {
            label: 'JSON',
            make: async () => downloadJson('timeline.json', await get(api.timeline.$get({ query: asked }))),
          },
          { label: 'SVG', make: () => downloadSvg('timeline.svg', holder.current) },
          { label: 'PNG', make: () => downloadPng('timeline.png', holder.current) },
        ]}
        pin={{ title: t('title'), what: { kind: 'answer', analysis: 'timeline' } }}
      />
      <Choices of={loaded.kind === 'ready' ? loaded.value : null} />
      <Shown of={loaded}>{(of) => <Body of={of} holder={holder} />}</Shown>
    </>
  )
}

/** Records over time. */
export const timeline = definePage({ id: 'timeline', path: '/timeline', words, View })
