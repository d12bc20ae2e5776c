import type { JSX } from 'preact'
import { useAnswer } from '../../lib/answer.ts'
import type { Row } from '../../lib/cells.ts'
import { useWords } from '../../lib/words.ts'
import { AnswerTable } from '../../parts/answer-table.tsx'
import { Shown } from '../../parts/states.tsx'
import { words } from './words.ts'

const sum = (rows: readonly Row[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column] ?? 0), 0)

/** What captures themselves tell is missing from them, and what their readers could not do. */
function Missing({ rows }: { rows: readonly Row[] }): JSX.Element {
  const t = useWords(words)
  const counts = [
    ['missedBytes', sum(rows, 'missed_bytes')],
    ['tls', sum(rows, 'tls_connections') - sum(rows, 'tls_decrypted')],
    ['conflicting', sum(rows, 'conflicting_bytes')],
    ['unread', sum(rows, 'unread_bytes')],
    ['faults', sum(rows, 'faults')],
  ] as const
  const said = counts.filter(([, n]) => n > 0)
  const remarks = rows.flatMap((row) =>
    [row['first_fault'], row['note']]
      .filter((text) => typeof text === 'string' && text !== '')
      .map((text) => `${String(row['capture'])}: ${String(text)}`),
  )
  if (said.length + remarks.length === 0) return <p>{t('missingNone')}</p>
  return (
    <ul>
      {said.map(([word, n]) => (
        <li key={word}>{t(word, { n })}</li>
      ))}
      {remarks.map((remark) => (
        <li key={remark} lang="en">
          <bdi>{remark}</bdi>
        </li>
      ))}
    </ul>
  )
}

/** Captures, what they hold, and what they do not show. */
export function Captures(): JSX.Element {
  const t = useWords(words)
  const captures = useAnswer('captures')
  return (
    <Shown of={captures}>
      {(answer) => (
        <>
          <h2>{t('missing')}</h2>
          <Missing rows={answer.rows} />
          <AnswerTable of={answer} caption={t('capturesTable')} />
        </>
      )}
    </Shown>
  )
}
