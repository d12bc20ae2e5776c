import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { addressOf } from '../../lib/route.ts'
import { defineWords, useWords } from '../../lib/words.ts'
import { Link } from '../../parts/link.tsx'
import { unsaved } from './drafts.ts'
import { type Chapter, choose } from './outline.ts'

const words = defineWords({
  en: {
    chapters: 'Chapters, as they print',
    how: 'A chapter without its tick is left out, and the first page says so. Choose one to write for it.',
    include: 'In the report: {title}',
    fixed: 'always there',
    text: 'your text',
    unsaved: 'not saved',
    faults: 'stops the report',
    begin: 'begins with your text',
  },
  zh: {
    chapters: '章节（按打印顺序）',
    how: '取消勾选的章节不会收入报告，首页会对此加以说明。选择一章即可为其撰写文字。',
    include: '收入报告：{title}',
    fixed: '始终保留',
    text: '有您的文字',
    unsaved: '未保存',
    faults: '会使报告停止生成',
    begin: '写入文字后出现',
  },
})

function Marks({ chapter }: { chapter: Chapter }): JSX.Element {
  const t = useWords(words)
  return (
    <span class="marks">
      {chapter.isFixed ? <span class="mark">{t('fixed')}</span> : null}
      {chapter.isThere ? null : <span class="mark">{t('begin')}</span>}
      {chapter.hasText ? <span class="mark">{t('text')}</span> : null}
      {unsaved.value.includes(chapter.id) ? <span class="mark loud">{t('unsaved')}</span> : null}
      {chapter.faults > 0 ? <span class="mark loud">{t('faults')}</span> : null}
    </span>
  )
}

/** Every chapter with its tick, in the order of the report. */
export function Chapters({ chapters, chosen }: { chapters: readonly Chapter[]; chosen: string }): JSX.Element {
  const t = useWords(words)
  const [fault, setFault] = useState('')
  const change = (chapter: Chapter) => {
    setFault('')
    choose(chapter).catch((error: unknown) => setFault(error instanceof Error ? error.message : String(error)))
  }
  return (
    <nav class="chapters" aria-label={t('chapters')}>
      <h2>{t('chapters')}</h2>
      <p class="note">{t('how')}</p>
      {fault === '' ? null : (
        <p role="alert" lang="en">
          {fault}
        </p>
      )}
      <ol>
        {chapters.map((chapter) => (
          <li class={chapter.isLeftOut ? 'out' : undefined}>
            <input
              type="checkbox"
              aria-label={t('include', { title: chapter.title })}
              checked={chapter.isThere && !chapter.isLeftOut}
              disabled={chapter.isFixed || !chapter.isThere}
              onChange={() => change(chapter)}
            />
            <div>
              <Link to={addressOf('/report', { chapter: chapter.id })} current={chapter.id === chosen}>
                <span lang="en">{chapter.title}</span>
              </Link>
              <Marks chapter={chapter} />
            </div>
          </li>
        ))}
      </ol>
    </nav>
  )
}
