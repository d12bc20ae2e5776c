import type { InferResponseType } from 'hono/client'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { api, get } from '../lib/client.ts'
import { defineWords, useWords } from '../lib/words.ts'

const words = defineWords({
  en: {
    sound: 'Every number is bound to a finding.',
    faults: 'Lines that would stop the report: {n}',
    line: 'Line {n}:',
  },
  zh: {
    sound: '所有数字都已与结果绑定。',
    faults: '会使报告停止生成的行：{n}',
    line: '第 {n} 行：',
  },
})

export type TextCheck = InferResponseType<typeof api.report.check.$post>

/** A pause in typing after which a text is looked at. */
const PAUSE_MS = 350

/** What would stop the report in a text that is being written; null until it was looked at. */
export function useTextCheck(text: string): TextCheck | null {
  const [found, setFound] = useState<TextCheck | null>(null)
  useEffect(() => {
    let isOver = false
    const timer = setTimeout(() => {
      get(api.report.check.$post({ json: { text } })).then(
        (check) => {
          if (!isOver) setFound(check)
          return undefined
        },
        () => undefined, // what cannot be looked at now is looked at when it is kept
      )
    }, PAUSE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [text])
  return found
}

/** What was found in a text, line by line. */
export function Faults({ faults }: { faults: TextCheck['faults'] | null }): JSX.Element {
  const t = useWords(words)
  return (
    <div class="faults" role="status">
      {faults === null ? null : faults.length === 0 ? (
        <p class="note">{t('sound')}</p>
      ) : (
        <>
          <p class="fault-title">{t('faults', { n: faults.length })}</p>
          <ul>
            {faults.map(({ line, said }) => (
              <li>
                {t('line', { n: line })} <span lang="en">{said}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
