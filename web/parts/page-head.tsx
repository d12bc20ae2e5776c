import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { defineWords, useWords } from '../lib/words.ts'
import { CommandText } from './command.tsx'
import { type Pin, PinButton } from './pin.tsx'
import './page-head.css'

const words = defineWords({
  en: {
    command: 'The same on the command line',
    copy: 'Copy',
    copied: 'Copied',
    exports: 'Export',
    failed: 'That did not work: {why}',
  },
  zh: { command: '命令行等效操作', copy: '复制', copied: '已复制', exports: '导出', failed: '操作未成功：{why}' },
})

/** A file that a view can be taken away as. */
export interface Export {
  /** `CSV`, `JSON`, `SVG` … */
  label: string
  make: () => void | Promise<void>
}

interface PageHeadProps {
  title: string
  lead: string
  /** The command line that gives the same; none where there is none. */
  command?: string
  exports?: readonly Export[]
  /** What “add to report” pins. */
  pin?: Pin
}

function Command({ text }: { text: string }): JSX.Element {
  const t = useWords(words)
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <p class="command">
      <span class="muted">{t('command')}</span> <CommandText text={text} />
      <button type="button" class="quiet" onClick={() => void copy()}>
        <span role="status">{isCopied ? t('copied') : t('copy')}</span>
      </button>
    </p>
  )
}

/** More than these are folded away. */
const INLINE = 3

function Exports({ of }: { of: readonly Export[] }): JSX.Element {
  const t = useWords(words)
  const [fault, setFault] = useState('')
  const take = async (make: Export['make']) => {
    setFault('')
    try {
      await make()
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error))
    }
  }
  const buttons = of.map(({ label, make }) => (
    <button type="button" class="quiet" onClick={() => void take(make)}>
      {label}
    </button>
  ))
  return (
    <div class="exports" role="group" aria-label={t('exports')}>
      {of.length <= INLINE ? (
        <>
          <span class="muted">{t('exports')}</span>
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

/** What a page is about, the command that gives the same, and what can be taken away from it. */
export function PageHead({ title, lead, command, exports = [], pin }: PageHeadProps): JSX.Element {
  return (
    <header class="page-head">
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <div class="tools">
        {command === undefined ? null : <Command text={command} />}
        {exports.length === 0 ? null : <Exports of={exports} />}
        {pin === undefined ? null : <PinButton pin={pin} />}
      </div>
    </header>
  )
}
