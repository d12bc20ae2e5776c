import type { JSX } from 'preact'
import { defineWords, useWords } from '../lib/words.ts'

const words = defineWords({
  en: { add: 'Add to report' },
  zh: { add: '加入报告' },
})

/** What a view asks, so that the report can ask it again when it is built. */
export interface Pin {
  /** What the view calls itself; a person may rename it. */
  title: string
  what:
    | { kind: 'answer'; analysis: string; account?: string; hops?: number }
    | { kind: 'messages'; filter: Readonly<Record<string, unknown>> }
}

/** Puts a view into the report. */
export function PinButton({ pin }: { pin: Pin }): JSX.Element {
  const t = useWords(words)
  return (
    <button type="button" title={pin.title}>
      {t('add')}
    </button>
  )
}
