import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { defineWords, languageTag, useWords } from '../lib/words.ts'
import { CommandText } from './command.tsx'
import { type Pin, PinButton } from './pin.tsx'
import './tools.css'

const words = defineWords({
  en: {
    command: 'The same on the command line',
    copy: 'Copy',
    copied: 'Copied',
    exports: 'Export',
    failed: 'That did not work: {why}',
    of: '{what}: {of}',
  },
  zh: {
    command: '命令行等效操作',
    copy: '复制',
    copied: '已复制',
    exports: '导出',
    failed: '操作未成功：{why}',
    of: '{what}：{of}',
  },
})

/** A file that a view can be taken away as. */
export interface Export {
  /** `CSV`, `JSON`, `SVG` … */
  label: string
  make: () => void | Promise<void>
}

/** What a view can be asked with, and what can be taken away from it. */
export interface Taken {
  /** The command line that gives the same; none where there is none. */
  command?: string
  exports?: readonly Export[]
  /** What “add to report” pins. */
  pin?: Pin
}

/** A row of a page tells its buttons apart from those of other rows by what they are of; the page’s own row needs not. */
type Of = string | undefined

/** The name of a button for readers who hear it; nothing where what it shows is enough. */
function useNamed(of: Of): (what: string) => string | undefined {
  const t = useWords(words)
  return (what) => (of === undefined ? undefined : t('of', { what, of }))
}

function Command({ text, of }: { text: string; of: Of }): JSX.Element {
  const t = useWords(words)
  const named = useNamed(of)
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  const shown = t(isCopied ? 'copied' : 'copy')
  return (
    <p class="command">
      {of === undefined ? <span class="muted">{t('command')}</span> : null} <CommandText text={text} />
      <button type="button" class="quiet" aria-label={named(shown)} onClick={() => void copy()}>
        <span role="status">{shown}</span>
      </button>
    </p>
  )
}

/** More than these are folded away. */
const INLINE = 3

function Exports({ exports, of }: { exports: readonly Export[]; of: Of }): JSX.Element {
  const t = useWords(words)
  const named = useNamed(of)
  const [fault, setFault] = useState('')
  const take = async (make: Export['make']) => {
    setFault('')
    try {
      await make()
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
    }
  }
  const buttons = exports.map(({ label, make }) => (
    <button type="button" class="quiet" aria-label={named(label)} onClick={() => void take(make)}>
      {label}
    </button>
  ))
  return (
    <div class="exports" role="group" aria-label={named(t('exports')) ?? t('exports')}>
      {exports.length <= INLINE ? (
        <>
          {of === undefined ? <span class="muted">{t('exports')}</span> : null}
          {buttons}
        </>
      ) : (
        <details class="folded">
          <summary>{t('exports')}</summary>
          <div>{buttons}</div>
        </details>
      )}
      {fault === '' ? null : <span role="alert">{t('failed', { why: fault })}</span>}
    </div>
  )
}

/**
 * The command of a view, its files and its way into the report, in a row. `of` names what a part of a page shows; the row is
 * quieter then, and its buttons say of what they are.
 */
export function Tools({ command, exports = [], pin, of }: Taken & { of?: string }): JSX.Element {
  return (
    <div class={of === undefined ? 'tools' : 'tools of-part'} lang={languageTag()}>
      {command === undefined ? null : <Command text={command} of={of} />}
      {exports.length === 0 ? null : <Exports exports={exports} of={of} />}
      {pin === undefined ? null : <PinButton pin={pin} {...(of === undefined ? {} : { of })} />}
    </div>
  )
}
