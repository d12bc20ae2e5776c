import type { JSX } from 'preact'
import { answerExports, commandLine } from '../lib/answer.ts'
import { definePage } from '../lib/page.ts'
import { go, path } from '../lib/route.ts'
import { useWords } from '../lib/words.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { Explanations } from './lists/explanations.tsx'
import { Matches } from './lists/matches.tsx'
import { Overlap } from './lists/overlap.tsx'
import { Themes } from './lists/themes.tsx'
import { Versions } from './lists/versions.tsx'
import { words } from './lists/words.ts'
import './lists/lists.css'

const TABS = [
  { id: 'versions', analysis: 'list-versions', View: Versions },
  { id: 'overlap', analysis: 'list-overlap', View: Overlap },
  { id: 'matches', analysis: 'list-matches', View: Matches },
  { id: 'explanations', analysis: 'explanations', View: Explanations },
  { id: 'themes', analysis: 'list-themes', View: Themes },
] as const

const BASE = '/lists'
const addressOfTab = (id: string): string => (id === TABS[0].id ? BASE : `${BASE}/${id}`)

function View(): JSX.Element {
  const t = useWords(words)
  const { id, analysis, View: Shown } = TABS.find((tab) => path.value === addressOfTab(tab.id)) ?? TABS[0]
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        command={commandLine(`ask ${analysis}`)}
        exports={answerExports(analysis)}
        pin={{ title: `${t('title')}: ${t(id)}`, what: { kind: 'answer', analysis } }}
      />
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

export const lists = definePage({ id: 'lists', path: BASE, words, View })
