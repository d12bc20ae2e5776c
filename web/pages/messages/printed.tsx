import type { JSX } from 'preact'
import { grouped, useWords, utcTime } from '../../lib/words.ts'
import type { Message } from './asked.ts'
import { Excerpt } from './excerpt.tsx'
import { words } from './words.ts'

interface PrintedProps {
  messages: readonly Message[]
  /** Place of the first of them in the result, from 0, and how many the result has. */
  from: number
  count: number
}

/** Records on paper, which cannot be scrolled: those around the ones in view, and which these are. */
export function Printed({ messages, from, count }: PrintedProps): JSX.Element {
  const t = useWords(words)
  return (
    <table class="printed">
      <caption>
        {t('printed', { from: grouped(from + 1), to: grouped(from + messages.length), all: grouped(count) })}
      </caption>
      <thead>
        <tr>
          {(['time', 'server', 'account', 'text'] as const).map((name) => (
            <th key={name} scope="col">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {messages.map(({ id, observedAtUtcMs, server, account, text }) => (
          <tr key={id}>
            <td>{observedAtUtcMs === null ? '–' : utcTime(observedAtUtcMs)}</td>
            <td>
              <bdi>{server}</bdi>
            </td>
            <td>
              <bdi>{account?.shown ?? '–'}</bdi>
            </td>
            <td>{text.pieces.length === 0 ? t('noText') : <Excerpt of={text} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
