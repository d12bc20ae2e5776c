import type { JSX } from 'preact'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { useWords } from '../../lib/words.ts'
import { Shown } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from './words.ts'

/** Every run of bytes with its verdict. */
export function Streams(): JSX.Element {
  const t = useWords(words)
  const list = useLoaded(() => get(api.evidence.streams.$get()), [])
  const columns = {
    path: t('path'),
    server: t('server'),
    family: t('family'),
    kind: t('kind'),
    records: t('records'),
    rejects: t('rejected'),
    decode: t('decode'),
    charset: t('charset'),
    format: t('format'),
    sizeBytes: t('sizeBytes'),
    entropyBitsPerByte: t('entropyBitsPerByte'),
    detail: t('detail'),
  }
  return (
    <>
      <p>{t('streamsLead')}</p>
      <Shown of={list}>
        {({ streams, total }) => (
          <>
            <Table
              caption={t('streamsTable')}
              columns={columns}
              heads={{ sizeBytes: 'bytes', entropyBitsPerByte: 'entropy' }}
              rows={streams}
            />
            {streams.length < total ? <p class="note">{t('cut', { shown: streams.length, all: total })}</p> : null}
          </>
        )}
      </Shown>
    </>
  )
}
