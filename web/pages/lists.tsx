import type { JSX } from 'preact'
import { answerExports, commandLine } from '../lib/answer.ts'
import { definePage } from '../lib/page.ts'
import { useWords } from '../lib/words.ts'
import { PageHead } from '../parts/page-head.tsx'
import { PathTabs, viewOfPath } from '../parts/path-tabs.tsx'
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

function View(): JSX.Element {
  const t = useWords(words)
  const { id, analysis } = viewOfPath(BASE, TABS)
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        command={commandLine(`ask ${analysis}`)}
        exports={answerExports(analysis)}
        pin={{ title: `${t('title')}: ${t(id)}`, what: { kind: 'answer', analysis } }}
      />
      <PathTabs base={BASE} views={TABS} label={t('views')} titleOf={t} />
    </>
  )
}

export const lists = definePage({ id: 'lists', path: BASE, words, View })
