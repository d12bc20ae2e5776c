import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { defineWords, useWords } from '../../lib/words.ts'
import { Blocks } from '../../parts/blocks.tsx'
import { Shown } from '../../parts/states.tsx'
import { Faults, useTextCheck } from '../../parts/text-check.tsx'
import { draftOf, setDraft } from './drafts.ts'
import { Numbers } from './numbers.tsx'
import type { Chapter } from './outline.ts'
import { touch } from './outline.ts'

const words = defineWords({
  en: {
    label: 'Your text for “{title}”',
    how: 'It stands in the chapter before its limitations, under a heading that tells it apart. # begins a heading, - a list, > a quote; all else stays as typed.',
    save: 'Save',
    revert: 'Back to what is saved',
    saved: 'Saved in the case.',
    same: 'Nothing to save.',
    changed: 'Not saved yet.',
    failed: 'That did not work: {why}',
    shown: 'How it will stand in the report',
    nothing: 'Nothing is written for this chapter.',
  },
  zh: {
    label: '您为“{title}”撰写的文字',
    how: '它位于该章的局限说明之前，并有标题与结果区分。# 开头为标题，- 开头为列表，> 开头为引文；其余按原样保留。',
    save: '保存',
    revert: '恢复已保存的内容',
    saved: '已保存到案件中。',
    same: '没有需要保存的内容。',
    changed: '尚未保存。',
    failed: '操作未成功：{why}',
    shown: '它在报告中的样子',
    nothing: '本章尚无您撰写的文字。',
  },
})

interface WriterProps {
  chapter: Chapter
  /** The text as it is in the case. */
  kept: string
}

/** Puts text where the cursor is. */
function inserted(area: HTMLTextAreaElement | null, text: string): string | null {
  if (area === null) return null
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
  area.focus()
  return area.value
}

function Writer({ chapter, kept }: WriterProps): JSX.Element {
  const t = useWords(words)
  const area = useRef<HTMLTextAreaElement>(null)
  const [told, setTold] = useState('')
  const text = draftOf(chapter.id) ?? kept
  const check = useTextCheck(text)
  const write = (next: string) => {
    setTold('')
    setDraft(chapter.id, next, kept)
  }
  const save = async () => {
    try {
      const now = await get(api.report.text[':chapter'].$post({ param: { chapter: chapter.id }, json: { text } }))
      setDraft(chapter.id, now.text, now.text)
      touch()
      setTold(t('saved'))
    } catch (error) {
      setTold(t('failed', { why: error instanceof Error ? error.message : String(error) }))
    }
  }
  const isChanged = text !== kept
  return (
    <>
      <label class="field">
        <span>{t('label', { title: chapter.title })}</span>
        <textarea
          ref={area}
          rows={10}
          value={text}
          aria-describedby="text-how"
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            if (isChanged) void save()
          }}
        />
        <small id="text-how">{t('how')}</small>
      </label>
      <div class="row">
        <button type="button" disabled={!isChanged} onClick={() => void save()}>
          {t('save')}
        </button>
        <button type="button" class="quiet" disabled={!isChanged} onClick={() => write(kept)}>
          {t('revert')}
        </button>
        <span role="status" class="muted">
          {told === '' ? t(isChanged ? 'changed' : 'same') : told}
        </span>
      </div>
      {text.trim() === '' ? null : <Faults faults={check?.faults ?? null} />}
      <h3>{t('shown')}</h3>
      {check === null || check.blocks.length === 0 ? (
        <p class="note">{t('nothing')}</p>
      ) : (
        <div class="paper">
          <Blocks blocks={check.blocks} chapter={chapter.id} />
        </div>
      )}
      <Numbers
        chapter={chapter.id}
        insert={(number) => {
          const next = inserted(area.current, number)
          if (next !== null) write(next)
        }}
      />
    </>
  )
}

/** The text of a chapter, checked while it is written. */
export function Editor({ chapter, at }: { chapter: Chapter; at: number }): JSX.Element {
  const loaded = useLoaded(
    () => get(api.report.text[':chapter'].$get({ param: { chapter: chapter.id } })),
    [chapter.id, at],
  )
  return <Shown of={loaded}>{({ text }) => <Writer key={chapter.id} chapter={chapter} kept={text} />}</Shown>
}
