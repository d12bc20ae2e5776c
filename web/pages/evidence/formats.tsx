import type { JSX } from 'preact'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { query, setQuery } from '../../lib/route.ts'
import { job } from '../../lib/status.ts'
import { useWords } from '../../lib/words.ts'
import { JobProgress } from '../../parts/progress.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'
import { FormatDetail } from './format-detail.tsx'
import { words } from './format-words.ts'

function FormatList(): JSX.Element {
  const t = useWords(words)
  const list = useLoaded(() => get(api.formats.$get()), [])
  const columns = {
    family: t('family'),
    server: t('server'),
    columns: t('columns'),
    streams: t('streams'),
    records: t('records'),
    rejects: t('rejects'),
    charset: t('charset'),
    format: t('format'),
    correction: t('corrected'),
    id: t('open'),
  }
  return (
    <Shown of={list}>
      {({ groups }) =>
        groups.length === 0 ? (
          <Empty title={t('none')}>
            <p>{t('noneHint')}</p>
          </Empty>
        ) : (
          <Table
            caption={t('table')}
            columns={columns}
            heads={{ id: '', correction: '' }}
            rows={groups}
            cell={{
              correction: (cell) => (cell === null ? '' : t('yes')),
              id: (cell) => (
                <button type="button" class="quiet" onClick={() => setQuery({ format: String(cell) })}>
                  {t('open')}
                </button>
              ),
            }}
          />
        )
      }
    </Shown>
  )
}

/** What every log is read with; of one, its columns, what they hold, and what a correction would change. */
export function Formats(): JSX.Element {
  const t = useWords(words)
  const chosen = query.value.get('format')
  if (chosen === null)
    return (
      <>
        <p>{t('lead')}</p>
        {job.value?.what === 'formats' ? <JobProgress of={job.value} /> : null}
        <FormatList />
      </>
    )
  return (
    <>
      <p>
        <button type="button" class="quiet" onClick={() => setQuery({ format: '' })}>
          ← {t('back')}
        </button>
      </p>
      <FormatDetail key={chosen} id={chosen} />
    </>
  )
}
