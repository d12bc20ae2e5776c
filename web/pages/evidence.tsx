import type { JSX } from 'preact'
import { api, get } from '../lib/client.ts'
import { commandLine } from '../lib/answer.ts'
import { downloadFrom, downloadJson } from '../lib/download.ts'
import { definePage } from '../lib/page.ts'
import { go, path } from '../lib/route.ts'
import { useWords } from '../lib/words.ts'
import { type Export, PageHead } from '../parts/page-head.tsx'
import type { Pin } from '../parts/pin.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { AuditList } from './audit.tsx'
import { Custody } from './evidence/custody.tsx'
import { Formats } from './evidence/formats.tsx'
import { Keys } from './evidence/keys.tsx'
import { Rejects } from './evidence/rejects.tsx'
import { Streams } from './evidence/streams.tsx'
import { words } from './evidence/words.ts'
import './evidence/evidence.css'

interface Tab {
  id: 'custody' | 'streams' | 'rejects' | 'keys' | 'formats' | 'audit'
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

const TABS: readonly Tab[] = [
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
  { id: 'audit', View: AuditList, command: 'verify', exports: [json('audit', () => get(api.audit.$get()))] },
]

const BASE = '/evidence'
const addressOfTab = (id: string): string => (id === TABS[0]?.id ? BASE : `${BASE}/${id}`)

function View(): JSX.Element | null {
  const t = useWords(words)
  const shown = TABS.find(({ id }) => path.value === addressOfTab(id)) ?? TABS[0]
  if (shown === undefined) return null
  const { id, command, exports, analysis, View: Shown } = shown
  const pin: { pin?: Pin } =
    analysis === undefined ? {} : { pin: { title: `${t('title')}: ${t(id)}`, what: { kind: 'answer', analysis } } }
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} command={commandLine(command)} exports={exports} {...pin} />
      <Tabs
        label={t('views')}
        tabs={TABS.map((tab) => ({ id: tab.id, title: t(tab.id) }))}
        shown={id}
        choose={(to) => go(addressOfTab(to))}
      >
        <Shown key={id} />
      </Tabs>
    </>
  )
}

export const evidence = definePage({ id: 'evidence', path: BASE, words, View })
