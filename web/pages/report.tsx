import type { JSX } from 'preact'
import { commandLine } from '../lib/answer.ts'
import { api, get } from '../lib/client.ts'
import { downloadFrom } from '../lib/download.ts'
import { useLoaded } from '../lib/loaded.ts'
import { definePage } from '../lib/page.ts'
import { pins } from '../lib/pins.ts'
import { query, setQuery } from '../lib/route.ts'
import { defineWords, useWords } from '../lib/words.ts'
import { Blocks } from '../parts/blocks.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Empty, Shown } from '../parts/states.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { Build } from './report/build.tsx'
import { Chapters } from './report/chapters.tsx'
import { Editor } from './report/editor.tsx'
import { type Chapter, type Outline, touched } from './report/outline.ts'
import { PinList } from './report/pins.tsx'
import './report/report.css'

const words = defineWords({
  en: {
    title: 'Report',
    lead: 'Choose the chapters and findings, write with numbers that stay true, look at it, and build it.',
    findings: 'Chosen findings',
    write: 'Write',
    preview: 'Preview',
    views: 'What to show of this chapter',
    out: 'This chapter is left out of the report. Its findings stay in findings.json and tables/.',
    empty: 'This chapter begins with your text.',
    writeIt: 'Write something for it, save it, and it will be here.',
  },
  zh: {
    title: '报告',
    lead: '选择章节与结果，用始终准确的数字撰写文字，预览，然后生成报告。',
    findings: '所选结果',
    write: '撰写',
    preview: '预览',
    views: '显示本章的哪一部分',
    out: '本章不收入报告。其结果仍保留在 findings.json 和 tables/ 中。',
    empty: '写入文字后才有本章。',
    writeIt: '请为它撰写并保存文字，之后会显示在这里。',
  },
})

function Preview({ chapter }: { chapter: Chapter }): JSX.Element {
  const t = useWords(words)
  const loaded = useLoaded(
    () => get(api.report.chapters[':id'].$get({ param: { id: chapter.id } })),
    [chapter.id, touched.value, pins.value],
  )
  return (
    <Shown of={loaded}>
      {({ title, number, blocks }) =>
        blocks.length === 0 ? (
          <Empty title={t('empty')}>
            <p>{t('writeIt')}</p>
          </Empty>
        ) : (
          <article class="paper" lang="en">
            <h3 class="chapter-title">
              {number === null || chapter.isLeftOut ? '' : `${number} `}
              {title}
            </h3>
            <Blocks blocks={blocks} chapter={chapter.id} />
          </article>
        )
      }
    </Shown>
  )
}

function Workplace({ chapter }: { chapter: Chapter }): JSX.Element {
  const t = useWords(words)
  const tabs = [
    ...(chapter.id === 'pinned' ? [{ id: 'findings', title: t('findings') }] : []),
    { id: 'write', title: t('write') },
    { id: 'preview', title: t('preview') },
  ]
  const asked = query.value.get('view')
  const [first] = tabs
  const shown = tabs.find(({ id }) => id === asked)?.id ?? first?.id ?? 'write'
  return (
    <section class="workplace">
      <h2 lang="en">{chapter.title}</h2>
      {chapter.isLeftOut ? <p class="note">{t('out')}</p> : null}
      <Tabs label={t('views')} tabs={tabs} shown={shown} choose={(view) => setQuery({ view }, { replace: true })}>
        {shown === 'findings' ? <PinList /> : null}
        {shown === 'write' ? <Editor chapter={chapter} at={touched.value} /> : null}
        {shown === 'preview' ? <Preview chapter={chapter} /> : null}
      </Tabs>
    </section>
  )
}

function Desk({ outline }: { outline: Outline }): JSX.Element {
  const asked = query.value.get('chapter')
  const chapter = outline.chapters.find(({ id }) => id === asked) ?? outline.chapters.find(({ isThere }) => isThere)
  return (
    <>
      <div class="desk">
        <Chapters chapters={outline.chapters} chosen={chapter?.id ?? ''} />
        {chapter === undefined ? null : <Workplace chapter={chapter} />}
      </div>
      <Build outline={outline} />
    </>
  )
}

function View(): JSX.Element {
  const t = useWords(words)
  const loaded = useLoaded(() => get(api.report.$get()), [touched.value, pins.value])
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        command={commandLine('report')}
        exports={(['index.html', 'report.md', 'findings.json'] as const).map((name) => ({
          label: name,
          make: () => downloadFrom(name, `/report/files/${name}`),
        }))}
      />
      <Shown of={loaded}>{(outline) => <Desk outline={outline} />}</Shown>
    </>
  )
}

export const report = definePage({ id: 'report', path: '/report', words, View })
