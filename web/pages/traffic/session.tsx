import type { JSX } from 'preact'
import { useAnswer } from '../../lib/answer.ts'
import { useWords } from '../../lib/words.ts'
import { AnswerTable } from '../../parts/answer-table.tsx'
import { ChapterFigures } from '../../parts/chapter-figures.tsx'
import { Shown } from '../../parts/states.tsx'
import { NoSheet } from './trials.tsx'
import { words } from './words.ts'

const COLUMNS = ['at_utc_ms', 'kind', 'client', 'direction', 'label', 'displayed', 'fired', 'endpoint', 'address']

/** Messages and the requests that followed them, drawn and listed. */
export function Session(): JSX.Element {
  const t = useWords(words)
  const trials = useAnswer('trials')
  const session = useAnswer('session')
  return (
    <>
      <Shown of={trials}>
        {({ rows }) =>
          rows.length === 0 ? (
            <NoSheet />
          ) : (
            <>
              <p>{t('sessionLead')}</p>
              <ChapterFigures of="trials" />
            </>
          )
        }
      </Shown>
      <Shown of={session}>
        {(answer) =>
          answer.rows.length === 0 ? null : <AnswerTable of={answer} caption={t('sessionTable')} show={COLUMNS} />
        }
      </Shown>
    </>
  )
}
