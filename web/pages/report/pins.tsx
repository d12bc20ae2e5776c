import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type KeptPin, knowPins, pins, placePin, rewordPin, unpin } from '../../lib/pins.ts'
import { defineWords, useWords } from '../../lib/words.ts'
import { Empty, Loading } from '../../parts/states.tsx'
import { Faults, useTextCheck } from '../../parts/text-check.tsx'
import { touch } from './outline.ts'

const words = defineWords({
  en: {
    none: 'Nothing is pinned yet.',
    how: 'Every view of the workbench has “Add to report”. What you add stands in this chapter, in this order.',
    up: 'Up',
    down: 'Down',
    upOf: 'Move “{title}” up',
    downOf: 'Move “{title}” down',
    remove: 'Remove',
    removeOf: 'Remove “{title}” from the report',
    title: 'Title',
    note: 'Note',
    save: 'Save',
    saved: 'Saved.',
    moved: '“{title}” is now number {n}.',
    removed: '“{title}” was removed.',
    failed: 'That did not work: {why}',
  },
  zh: {
    none: '尚未加入任何内容。',
    how: '工作台的每个视图都有“加入报告”。您加入的内容会按此顺序列入本章。',
    up: '上移',
    down: '下移',
    upOf: '上移“{title}”',
    downOf: '下移“{title}”',
    remove: '移除',
    removeOf: '从报告中移除“{title}”',
    title: '标题',
    note: '说明',
    save: '保存',
    saved: '已保存。',
    moved: '“{title}”现为第 {n} 项。',
    removed: '“{title}”已移除。',
    failed: '操作未成功：{why}',
  },
})

interface OneProps {
  pin: KeptPin
  place: number
  count: number
  /** Does something and tells how it went. */
  act: (work: Promise<void>, said: string) => void
}

function Words({ pin, act }: Pick<OneProps, 'pin' | 'act'>): JSX.Element {
  const t = useWords(words)
  const [title, setTitle] = useState(pin.title)
  const [note, setNote] = useState(pin.note)
  const check = useTextCheck(note)
  const isChanged = title !== pin.title || note !== pin.note
  return (
    <>
      <label class="field">
        <span>{t('title')}</span>
        <input type="text" maxLength={200} value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>{t('note')}</span>
        <textarea rows={2} maxLength={5000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      {note === '' ? null : <Faults faults={check?.faults ?? pin.faults} />}
      {isChanged ? (
        <button
          type="button"
          disabled={title.trim() === ''}
          onClick={() => act(rewordPin(pin.id, { title, note }), t('saved'))}
        >
          {t('save')}
        </button>
      ) : null}
    </>
  )
}

function One({ pin, place, count, act }: OneProps): JSX.Element {
  const t = useWords(words)
  const { id, title } = pin
  const move = (to: number) => act(placePin(id, to), t('moved', { title, n: to + 1 }))
  return (
    <li class="pinned">
      <p class="asked" lang="en">
        <code>{pin.asked}</code>
      </p>
      <Words pin={pin} act={act} />
      <div class="row">
        <button
          type="button"
          class="quiet"
          aria-label={t('upOf', { title })}
          disabled={place === 0}
          onClick={() => move(place - 1)}
        >
          ↑ {t('up')}
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={t('downOf', { title })}
          disabled={place === count - 1}
          onClick={() => move(place + 1)}
        >
          ↓ {t('down')}
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={t('removeOf', { title })}
          onClick={() => act(unpin(id), t('removed', { title }))}
        >
          {t('remove')}
        </button>
      </div>
    </li>
  )
}

/** The chosen findings: their words, their order, and the way out. */
export function PinList(): JSX.Element {
  const t = useWords(words)
  const [told, setTold] = useState('')
  useEffect(knowPins, [])
  const act = (work: Promise<void>, said: string) => {
    work.then(
      () => {
        setTold(said)
        touch()
        return undefined
      },
      (error: unknown) => setTold(t('failed', { why: error instanceof Error ? error.message : String(error) })),
    )
  }
  if (pins.value === null) return <Loading />
  const all = pins.value
  return (
    <>
      <p role="status" class="note">
        {told}
      </p>
      {all.length === 0 ? (
        <Empty title={t('none')}>
          <p>{t('how')}</p>
        </Empty>
      ) : (
        <ol class="pins">
          {all.map((pin, place) => (
            <One key={pin.id} pin={pin} place={place} count={all.length} act={act} />
          ))}
        </ol>
      )}
    </>
  )
}
