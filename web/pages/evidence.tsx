import type { JSX } from 'preact'
import { api, get } from '../lib/client.ts'
import { commandLine } from '../lib/answer.ts'
import { downloadFrom, downloadJson } from '../lib/download.ts'
import { definePage } from '../lib/page.ts'
import { useWords } from '../lib/words.ts'
import { PageHead } from '../parts/page-head.tsx'
import type { Pin } from '../parts/pin.tsx'
import { PathTabs, viewOfPath } from '../parts/path-tabs.tsx'
import type { Export } from '../parts/tools.tsx'
import { Custody } from './evidence/custody.tsx'
import { Formats } from './evidence/formats.tsx'
import { Keys } from './evidence/keys.tsx'
import { Rejects } from './evidence/rejects.tsx'
import { Streams } from './evidence/streams.tsx'
import { words } from './evidence/words.ts'
import './evidence/evidence.css'

interface Tab {
  id: 'custody' | 'streams' | 'rejects' | 'keys' | 'formats'
  View: () => JSX.Element
  /** Command that gives the same. */
  command: string
  exports: readonly Export[]
  /** Analysis that the report can ask again. */
  analysis?: string
}

const json = (name: string, load: () => Promise<unknown>): Export => ({
  label: 'JSON',
  make: async () => downloadJson(`${name}.json`, await load()),
})
const csv = (analysis: string): Export => ({
  label: 'CSV',
  make: () => downloadFrom(`${analysis}.csv`, `/answers/${analysis}/csv`),
})

const TABS: readonly [Tab, ...Tab[]] = [
  {
    id: 'custody',
    View: Custody,
    command: 'verify',
    exports: [json('evidence', () => get(api.evidence.items.$get()))],
  },
  {
    id: 'streams',
    View: Streams,
    command: 'ask servers',
    exports: [csv('servers'), json('streams', () => get(api.evidence.streams.$get()))],
    analysis: 'servers',
  },
  {
    id: 'rejects',
    View: Rejects,
    command: 'ask counts',
    exports: [json('rejects', () => get(api.rejects.counts.$get()))],
    analysis: 'counts',
  },
  {
    id: 'keys',
    View: Keys,
    command: 'ask exposures',
    exports: [csv('exposures'), json('keys', () => get(api.evidence.keys.$get()))],
    analysis: 'exposures',
  },
  {
    id: 'formats',
    View: Formats,
    command: 'ask fields',
    exports: [csv('fields'), json('formats', () => get(api.formats.$get()))],
    analysis: 'fields',
  },
]

const BASE = '/evidence'

function View(): JSX.Element {
  const t = useWords(words)
  const { id, command, exports, analysis } = viewOfPath(BASE, TABS)
  const pin: { pin?: Pin } =
    analysis === undefined ? {} : { pin: { title: `${t('title')}: ${t(id)}`, what: { kind: 'answer', analysis } } }
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} command={commandLine(command)} exports={exports} {...pin} />
      <PathTabs base={BASE} views={TABS} label={t('views')} titleOf={t} />
    </>
  )
}

export const evidence = definePage({ id: 'evidence', path: BASE, words, View })
