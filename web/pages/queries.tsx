import type { JSX } from 'preact'
import { type Answer, answerExports, commandLine, useAnswer } from '../lib/answer.ts'
import { definePage } from '../lib/page.ts'
import { query, setQuery } from '../lib/route.ts'
import { defineWords, useWords } from '../lib/words.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/states.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { Coding } from './queries/coding.tsx'
import { Own, ownTools, useOwn } from './queries/own.tsx'
import { Subjects } from './queries/subjects.tsx'
import { Translation } from './queries/translation.tsx'
import { Caveats } from '../parts/caveats.tsx'
import './queries/queries.css'

const words = defineWords({
  en: {
    title: 'Queries',
    lead: 'What the messages were about: the 25 subjects of the study, a query of your own, and how often each is right.',
    views: 'Ways to query',
    subjects: 'The 25 subjects',
    own: 'Your own',
    translation: 'Source and translation',
    coding: 'Coding sample',
    care: 'What must be known to read the numbers',
    pin: 'What the messages were about',
  },
  zh: {
    title: '查询',
    lead: '消息涉及哪些内容：原研究的 25 个主题、您自己的查询，以及每项查询有多准确。',
    views: '查询方式',
    subjects: '25 个主题',
    own: '自定义查询',
    translation: '原文与译文',
    coding: '编码样本',
    care: '理解这些数字须知',
    pin: '消息涉及的内容',
  },
})

const VIEWS = ['subjects', 'own', 'translation', 'coding'] as const
type ViewId = (typeof VIEWS)[number]

/** What each view shows of which answer; one’s own terms are no analysis. */
const ASKED: Readonly<Record<ViewId, { analysis: string; where: Record<string, string> } | null>> = {
  subjects: { analysis: 'queries', where: { language: 'any' } },
  own: null,
  translation: { analysis: 'queries', where: { language: 'translation' } },
  coding: { analysis: 'coding', where: {} },
}

interface ShelfProps {
  answer: Answer
  view: ViewId
  own: ReturnType<typeof useOwn>
}

function Shelf({ answer, view, own }: ShelfProps): JSX.Element {
  switch (view) {
    case 'subjects':
      return <Subjects answer={answer} />
    case 'own':
      return <Own of={own} />
    case 'translation':
      return <Translation answer={answer} />
    case 'coding':
      return <Coding answer={answer} />
  }
}

function View(): JSX.Element {
  const t = useWords(words)
  const loaded = useAnswer('queries')
  const asked = query.value.get('view')
  const view = VIEWS.find((one) => one === asked) ?? 'subjects'
  const shown = ASKED[view]
  const own = useOwn(view === 'own')
  const tools =
    shown === null
      ? ownTools(own)
      : {
          command: commandLine(`ask ${shown.analysis}`),
          exports: answerExports(shown.analysis),
          pin: { title: t('pin'), what: { kind: 'answer' as const, ...shown } },
        }
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} {...tools} />
      <div>
        <Tabs
          label={t('views')}
          tabs={VIEWS.map((id) => ({ id, title: t(id) }))}
          shown={view}
          choose={(id) => setQuery({ view: id })}
        >
          <Shown of={loaded}>{(answer) => <Shelf answer={answer} view={view} own={own} />}</Shown>
        </Tabs>
      </div>
      <Shown of={loaded}>
        {(answer) => (
          <section>
            <h2>{t('care')}</h2>
            <Caveats of={answer.caveats} />
          </section>
        )}
      </Shown>
    </>
  )
}

export const queries = definePage({ id: 'queries', path: '/queries', words, View })
