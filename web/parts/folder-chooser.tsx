import type { InferResponseType } from 'hono/client'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { api, get } from '../lib/client.ts'
import { useLoaded } from '../lib/loaded.ts'
import { defineWords, grouped, useWords } from '../lib/words.ts'
import { Dialog } from './dialog.tsx'
import { Shown } from './states.tsx'
import './folder-chooser.css'

const words = defineWords({
  en: {
    choose: 'Choose …',
    title: 'Choose a folder',
    up: 'Folder above',
    here: 'In this folder: {files} files, {folders} folders',
    files: '{n} files',
    most: '{n} files or more',
    shut: 'may not be looked into',
    none: 'There are no folders in it.',
    cut: 'There is more in it than is listed. Type the full path if what you look for is missing.',
    take: 'Take this folder',
    cancel: 'Cancel',
    keys: 'Arrow keys go from folder to folder, Enter opens one, Backspace goes up.',
  },
  zh: {
    choose: '选择……',
    title: '选择文件夹',
    up: '上一级文件夹',
    here: '此文件夹内：{files} 个文件，{folders} 个文件夹',
    files: '{n} 个文件',
    most: '{n} 个文件或更多',
    shut: '无权查看',
    none: '其中没有文件夹。',
    cut: '其中的内容多于所列。如果找不到，请直接输入完整路径。',
    take: '选用此文件夹',
    cancel: '取消',
    keys: '方向键在文件夹之间移动，回车键打开，退格键返回上一级。',
  },
})

type Folders = InferResponseType<typeof api.folders.$get>

/** Files of a folder are counted up to here. */
const MOST_COUNTED = 1000

function Count({ of }: { of: number | null }): JSX.Element {
  const t = useWords(words)
  if (of === null) return <span class="muted">{t('shut')}</span>
  const isMore = of >= MOST_COUNTED - 1
  return <span class="muted">{t(isMore ? 'most' : 'files', { n: grouped(of) })}</span>
}

interface ListProps {
  of: Folders
  open: (path: string) => void
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }

/** Folders of a folder. One of them is in the tab order; arrow keys go to the others. */
function FolderList({ of, open }: ListProps): JSX.Element {
  const t = useWords(words)
  const list = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState(0)
  const focus = (place: number) => {
    const to = Math.min(of.folders.length - 1, Math.max(0, place))
    setAt(to)
    list.current?.querySelectorAll('button')[to]?.focus()
  }
  useEffect(() => focus(0), [of.path])
  const pressed = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const place = event.key === 'Home' ? 0 : event.key === 'End' ? of.folders.length - 1 : null
    if (event.key === 'Backspace' && of.parent !== null) open(of.parent)
    else if (step !== undefined) focus(at + step)
    else if (place !== null) focus(place)
    else return
    event.preventDefault()
  }
  if (of.folders.length === 0) return <p class="muted">{t('none')}</p>
  return (
    <ul ref={list} class="folders" aria-label={of.path} onKeyDown={pressed}>
      {of.folders.map(({ name, path, files }, place) => (
        <li key={path}>
          <button
            type="button"
            class="quiet"
            tabIndex={place === at ? 0 : -1}
            onFocus={() => setAt(place)}
            onClick={() => open(path)}
          >
            <bdi>{name}</bdi> <Count of={files} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Chooser({
  from,
  take,
  close,
}: {
  from: string
  take: (path: string) => void
  close: () => void
}): JSX.Element {
  const t = useWords(words)
  const [path, setPath] = useState(from)
  const found = useLoaded(
    () =>
      get(api.folders.$get({ query: { path } })).catch((error: unknown) => {
        if (path === '') throw error
        return get(api.folders.$get({ query: {} })) // what was typed is no folder: begin at home
      }),
    [path],
  )
  return (
    <Dialog title={t('title')} close={close}>
      <Shown of={found}>
        {(of) => (
          <>
            <p class="row">
              <button
                type="button"
                class="quiet"
                disabled={of.parent === null}
                onClick={() => setPath(of.parent ?? of.path)}
              >
                ↑ {t('up')}
              </button>
              <code>
                <bdi>{of.path}</bdi>
              </code>
            </p>
            <p class="muted">{t('here', { files: of.files, folders: of.folders.length })}</p>
            <FolderList of={of} open={setPath} />
            {of.isCut ? <p class="note">{t('cut')}</p> : null}
            <p class="note">{t('keys')}</p>
            <div class="row">
              <button type="button" onClick={() => take(of.path)}>
                {t('take')}
              </button>
              <button type="button" class="quiet" onClick={close}>
                {t('cancel')}
              </button>
            </div>
          </>
        )}
      </Shown>
    </Dialog>
  )
}

interface FolderFieldProps {
  label: string
  hint: string
  value: string
  change: (value: string) => void
  required?: boolean
}

/** A path that can be typed, or chosen among the folders of this machine. */
export function FolderField({ label, hint, value, change, required = false }: FolderFieldProps): JSX.Element {
  const t = useWords(words)
  const [isOpen, setOpen] = useState(false)
  return (
    <div class="field folder-field">
      <label>
        <span>{label}</span>
        <input
          type="text"
          value={value}
          required={required}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => change(event.currentTarget.value)}
        />
        <small>{hint}</small>
      </label>
      <button type="button" class="quiet" aria-label={`${t('choose')} ${label}`} onClick={() => setOpen(true)}>
        {t('choose')}
      </button>
      {isOpen ? (
        <Chooser
          from={value}
          close={() => setOpen(false)}
          take={(path) => {
            change(path)
            setOpen(false)
          }}
        />
      ) : null}
    </div>
  )
}
