import type { JSX } from 'preact'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { useWords } from '../../lib/words.ts'
import { Empty, Shown } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'
import { words } from './words.ts'

/** Keys that opened something, where they lay, and their values while names are shown. */
export function Keys(): JSX.Element {
  const t = useWords(words)
  const list = useLoaded(() => get(api.evidence.keys.$get()), [])
  const columns = {
    id: t('id'),
    name: t('keyName'),
    place: t('place'),
    opened: t('opened'),
    finder: t('finder'),
    reading: t('reading'),
    sizeBytes: t('keyBytes'),
    hex: t('hex'),
  }
  return (
    <>
      <p>{t('keysLead')}</p>
      <Shown of={list}>
        {({ keys }) =>
          keys.length === 0 ? (
            <Empty title={t('keysNone')} />
          ) : (
            <Table
              caption={t('keysTable')}
              columns={columns}
              heads={{ sizeBytes: 'bytes' }}
              rows={keys.map(({ path, startByte, endByte, hex, ...key }) => ({
                ...key,
                place: path === null ? t('given') : `${path} (${startByte}–${endByte})`,
                hex: hex ?? t('covered'),
              }))}
            />
          )
        }
      </Shown>
    </>
  )
}
