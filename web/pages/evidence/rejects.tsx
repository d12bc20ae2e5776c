import type { JSX } from 'preact'
import type { InferResponseType } from 'hono/client'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { query, setQuery } from '../../lib/route.ts'
import { useWords } from '../../lib/words.ts'
import { Empty, Shown } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'
import { RejectBytes } from './reject-bytes.tsx'
import { words } from './words.ts'

type Counts = InferResponseType<typeof api.rejects.counts.$get>['counts']

/** Rejects on one page; the server sends as many. */
const PAGE = 100

const wanted = () => ({
  reason: query.value.get('reason') ?? undefined,
  group: query.value.get('group') ?? undefined,
  offset: Number(query.value.get('offset') ?? 0) || 0,
})

function CountsTable({ counts }: { counts: Counts }): JSX.Element {
  const t = useWords(words)
  const columns = {
    reason: t('reason'),
    meaning: t('meaning'),
    family: t('family'),
    server: t('server'),
    units: t('units'),
    bytes: t('sizeBytes'),
    group: t('show'),
  }
  return (
    <Table
      caption={t('countsTable')}
      columns={columns}
      heads={{ group: t('show') }}
      rows={counts}
      cell={{
        group: (group, { reason }) => (
          <button
            type="button"
            class="quiet"
            onClick={() =>
              setQuery({ reason: String(reason), group: String(group), offset: '', stream: '', start: '' })
            }
          >
            {t('show')}
          </button>
        ),
      }}
    />
  )
}

const turn = (to: number): void => setQuery({ offset: to === 0 ? '' : String(to), stream: '', start: '' })

function List(): JSX.Element {
  const t = useWords(words)
  const { reason, group, offset } = wanted()
  const page = useLoaded(
    () =>
      get(
        api.rejects.$get({
          query: {
            ...(reason === undefined ? {} : { reason }),
            ...(group === undefined ? {} : { group }),
            offset: String(offset),
          },
        }),
      ),
    [reason, group, offset],
  )
  const columns = {
    path: t('path'),
    reason: t('reason'),
    detail: t('detail'),
    startByte: t('startByte'),
    length: t('length'),
    stream: t('look'),
  }
  return (
    <Shown of={page}>
      {({ total, rejects }) => (
        <>
          <Table
            caption={t('pageTable', { from: Math.min(total, offset + 1), to: offset + rejects.length, all: total })}
            columns={columns}
            heads={{ startByte: 'from byte', length: 'bytes', stream: t('look') }}
            rows={rejects.map((one) => ({ ...one, length: one.endByte - one.startByte }))}
            cell={{
              stream: (stream, { startByte }) => (
                <button
                  type="button"
                  class="quiet"
                  onClick={() => setQuery({ stream: String(stream), start: String(startByte) })}
                >
                  {t('look')}
                </button>
              ),
            }}
          />
          <div class="row">
            <button
              type="button"
              class="quiet"
              disabled={offset === 0}
              onClick={() => turn(Math.max(0, offset - PAGE))}
            >
              {t('earlier')}
            </button>
            <button type="button" class="quiet" disabled={offset + PAGE >= total} onClick={() => turn(offset + PAGE)}>
              {t('later')}
            </button>
          </div>
        </>
      )}
    </Shown>
  )
}

function Chosen({ counts }: { counts: Counts }): JSX.Element | null {
  const t = useWords(words)
  const { reason, group } = wanted()
  const one = counts.find((row) => row.group === group && row.reason === reason)
  if (one === undefined) return null
  return (
    <p class="row">
      <bdi>{t('onlyReason', { reason: one.reason, family: one.family, server: one.server })}</bdi>
      <button
        type="button"
        class="quiet"
        onClick={() => setQuery({ reason: '', group: '', offset: '', stream: '', start: '' })}
      >
        {t('all')}
      </button>
    </p>
  )
}

/** Units that did not become records: how many, which, and the bytes of one. */
export function Rejects(): JSX.Element {
  const t = useWords(words)
  const counts = useLoaded(() => get(api.rejects.counts.$get()), [])
  const [stream, start] = [query.value.get('stream'), query.value.get('start')]
  return (
    <>
      <p>{t('rejectsLead')}</p>
      <Shown of={counts}>
        {({ counts: rows }) =>
          rows.length === 0 ? (
            <Empty title={t('rejectsNone')} />
          ) : (
            <>
              <CountsTable counts={rows} />
              {stream === null || start === null ? null : <RejectBytes stream={stream} start={start} />}
              <Chosen counts={rows} />
              <List />
            </>
          )
        }
      </Shown>
    </>
  )
}
