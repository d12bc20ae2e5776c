import type { InferRequestType, InferResponseType } from 'hono/client'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { setQuery } from '../../lib/route.ts'
import { job } from '../../lib/status.ts'
import { useWords } from '../../lib/words.ts'
import { Attempt, Refusal, useAttempt } from '../../parts/attempt.tsx'
import { JobProgress } from '../../parts/progress.tsx'
import { Shown } from '../../parts/states.tsx'
import { Columns } from './columns.tsx'
import { EffectTable } from './effect.tsx'
import { words } from './format-words.ts'
import { LineReading } from './line-reading.tsx'

type One = (typeof api.formats)[':id']
export type Detail = InferResponseType<One['$get']>
export type Changed = InferRequestType<One['effect']['$post']>['json']
export type Effect = InferResponseType<One['effect']['$post']>

/** The format as it is, as a change that changes nothing. */
const unchanged = (detail: Detail): Changed => ({
  columns: detail.fields.map(({ name, role, written }) => ({ name, role, written })),
  charset: null,
  delimiter: detail.delimiter,
  header: detail.header,
})

const same = (a: Changed, b: Changed): boolean => JSON.stringify(a) === JSON.stringify(b)

function TakeBack({ name }: { name: string }): JSX.Element {
  const t = useWords(words)
  const take = async () => {
    await get(api.formats.corrections.remove.$post({ json: { name } }))
    setQuery({ format: '' })
  }
  return (
    <section>
      <p>{t('takeBackLead', { name })}</p>
      <Attempt does={take} isHeld>
        {t('takeBack')}
      </Attempt>
    </section>
  )
}

/** The effect of the change that was looked at last, and the button that applies just that one. */
function Looked({ detail, changed }: { detail: Detail; changed: Changed }): JSX.Element {
  const t = useWords(words)
  const [looked, setLooked] = useState<{ changed: Changed; effect: Effect } | null>(null)
  const { isBusy, fault, attempt } = useAttempt()
  const param = { id: detail.id }
  const look = async () => {
    setLooked(null)
    setLooked({ changed, effect: await get(api.formats[':id'].effect.$post({ param, json: changed })) })
  }
  const apply = async () => {
    await get(api.formats[':id'].correction.$post({ param, json: changed }))
    setQuery({ format: '' })
  }
  const isNothing = same(changed, unchanged(detail))
  return (
    <section aria-live="polite">
      <h3>{t('effect')}</h3>
      {isNothing ? <p class="muted">{t('nothing')}</p> : null}
      <Refusal of={fault} />
      <button type="button" disabled={isBusy || isNothing} onClick={() => attempt(look)}>
        {isBusy ? t('seeing') : t('see')}
      </button>
      {looked === null ? null : <EffectTable of={looked.effect} />}
      {looked === null || isNothing ? null : same(looked.changed, changed) ? (
        <>
          <p>{t('applyLead')}</p>
          <Attempt does={apply} isHeld>
            {t('apply')}
          </Attempt>
        </>
      ) : (
        <p class="muted">{t('changedSince')}</p>
      )}
    </section>
  )
}

function Editor({ detail }: { detail: Detail }): JSX.Element {
  const t = useWords(words)
  const [changed, setChanged] = useState(unchanged(detail))
  const { family, server, streams, records, rejects, lines, correction } = detail
  const set = (part: Partial<Changed>) => setChanged((before) => ({ ...before, ...part }))
  return (
    <>
      <h2>
        <bdi>{t('of', { family, server })}</bdi>
      </h2>
      <p>{t('summary', { streams, records, rejects, lines })}</p>
      <h3>{t('columnsTitle')}</h3>
      <Columns detail={detail} changed={changed} set={(columns) => set({ columns })} />
      <LineReading detail={detail} changed={changed} set={set} />
      <Looked detail={detail} changed={changed} />
      {correction === null ? null : <TakeBack name={correction} />}
    </>
  )
}

/** One format: its columns with what they hold, and what a person makes of them. */
export function FormatDetail({ id }: { id: string }): JSX.Element {
  const detail = useLoaded(() => get(api.formats[':id'].$get({ param: { id } })), [id])
  const now = job.value
  if (now !== null && !now.isOver && now.what === 'formats') return <JobProgress of={now} />
  return <Shown of={detail}>{(found) => <Editor key={found.id} detail={found} />}</Shown>
}
