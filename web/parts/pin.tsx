import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type KeptPin, knowPins, type PinnedView, pinOf, pinView, rewordPin, unpin } from '../lib/pins.ts'
import { go } from '../lib/route.ts'
import { defineWords, useWords } from '../lib/words.ts'
import { Dialog } from './dialog.tsx'
import { Faults, useTextCheck } from './text-check.tsx'
import './pin.css'

const words = defineWords({
  en: {
    add: 'Add to report …',
    pinned: 'In the report …',
    question: 'Add this view to the report',
    change: 'This view is in the report',
    why: 'The report asks it again whenever it is built, so its numbers stay those of the case.',
    title: 'Title',
    note: 'What it shows, in your words (may stay empty)',
    numbers: 'Numbers are written as {{counts accounts}}, or with a backslash when they are no finding: \\2008.',
    save: 'Add',
    keep: 'Keep the changes',
    remove: 'Take it out of the report',
    cancel: 'Cancel',
    added: 'Added to the report.',
    kept: 'Changed in the report.',
    removed: 'Taken out of the report.',
    open: 'Open the report',
    close: 'Close',
    failed: 'That did not work: {why}',
    of: '{what}: {of}',
  },
  zh: {
    add: '加入报告……',
    pinned: '已在报告中……',
    question: '将此视图加入报告',
    change: '此视图已在报告中',
    why: '每次生成报告时都会重新查询，因此其中的数字始终与案件一致。',
    title: '标题',
    note: '用您自己的话说明它表明了什么（可留空）',
    numbers: '数字请写成 {{counts accounts}} 的形式；若不是结果中的数字，请在前面加反斜杠：\\2008。',
    save: '加入',
    keep: '保存更改',
    remove: '从报告中移除',
    cancel: '取消',
    added: '已加入报告。',
    kept: '报告中的内容已更改。',
    removed: '已从报告中移除。',
    open: '打开报告',
    close: '关闭',
    failed: '操作未成功：{why}',
    of: '{what}：{of}',
  },
})

/** What a view asks, so that the report can ask it again when it is built. */
export interface Pin {
  /** What the view calls itself; a person may rename it. */
  title: string
  what: PinnedView
}

type Done = 'added' | 'kept' | 'removed'

interface QuestionProps {
  pin: Pin
  kept: KeptPin | undefined
  close: () => void
  done: (what: Done) => void
}

function Question({ pin, kept, close, done }: QuestionProps): JSX.Element {
  const t = useWords(words)
  const [title, setTitle] = useState(kept?.title ?? pin.title)
  const [note, setNote] = useState(kept?.note ?? '')
  const [fault, setFault] = useState('')
  const check = useTextCheck(note)
  const act = async (work: Promise<void>, what: Done) => {
    try {
      await work
      done(what)
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
    }
  }
  const save = () =>
    kept === undefined
      ? act(pinView({ title, note, what: pin.what }), 'added')
      : act(rewordPin(kept.id, { title, note }), 'kept')
  return (
    <Dialog title={t(kept === undefined ? 'question' : 'change')} close={close}>
      <p>{t('why')}</p>
      <label>
        {t('title')}
        <input type="text" maxLength={200} value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
      </label>
      <label>
        {t('note')}
        <textarea
          rows={4}
          maxLength={5000}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
          aria-describedby="pin-numbers"
        />
      </label>
      <p class="note" id="pin-numbers">
        {t('numbers')}
      </p>
      {note === '' ? null : <Faults faults={check?.faults ?? null} />}
      {fault === '' ? null : <p role="alert">{t('failed', { why: fault })}</p>}
      <div class="row">
        <button type="button" disabled={title.trim() === ''} onClick={() => void save()}>
          {t(kept === undefined ? 'save' : 'keep')}
        </button>
        {kept === undefined ? null : (
          <button type="button" class="quiet" onClick={() => void act(unpin(kept.id), 'removed')}>
            {t('remove')}
          </button>
        )}
        <button type="button" class="quiet" onClick={close}>
          {t('cancel')}
        </button>
      </div>
    </Dialog>
  )
}

/** How long what was done is told. */
const TOLD_MS = 8000

function Toast({ what, close }: { what: Done; close: () => void }): JSX.Element {
  const t = useWords(words)
  useEffect(() => {
    const timer = setTimeout(close, TOLD_MS)
    return () => clearTimeout(timer)
  }, [what])
  return (
    <div class="toast">
      <p>{t(what)}</p>
      <button type="button" class="quiet" onClick={() => go('/report')}>
        {t('open')}
      </button>
      <button type="button" class="quiet" onClick={close}>
        {t('close')}
      </button>
    </div>
  )
}

/** Puts a view into the report, or changes what is said of it there. `of` tells the button apart where a page has several. */
export function PinButton({ pin, of }: { pin: Pin; of?: string }): JSX.Element {
  const t = useWords(words)
  const [isAsked, setAsked] = useState(false)
  const [told, setTold] = useState<Done | null>(null)
  useEffect(knowPins, [])
  const kept = pinOf(pin.what)
  const shown = kept === undefined ? t('add') : `✓ ${t('pinned')}`
  return (
    <div class="pin">
      <button
        type="button"
        class={kept === undefined ? undefined : 'quiet'}
        aria-haspopup="dialog"
        aria-label={of === undefined ? undefined : t('of', { what: shown, of })}
        onClick={() => setAsked(true)}
      >
        {shown}
      </button>
      {isAsked ? (
        <Question
          pin={pin}
          kept={kept}
          close={() => setAsked(false)}
          done={(what) => {
            setAsked(false)
            setTold(what)
          }}
        />
      ) : null}
      <div role="status">{told === null ? null : <Toast what={told} close={() => setTold(null)} />}</div>
    </div>
  )
}
