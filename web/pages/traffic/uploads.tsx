import type { JSX } from 'preact'
import { answerExports, useAnswer } from '../../lib/answer.ts'
import { useWords } from '../../lib/words.ts'
import { AnswerTable } from '../../parts/answer-table.tsx'
import { ChapterFigures } from '../../parts/chapter-figures.tsx'
import { Shown } from '../../parts/states.tsx'
import { words } from './words.ts'

function Opened(): JSX.Element {
  const t = useWords(words)
  const opened = useAnswer('uploaded-messages')
  return (
    <section>
      <h2>{t('opened')}</h2>
      <Shown of={opened}>
        {(answer) =>
          answer.rows.length === 0 ? (
            <p class="muted">{t('openedNone')}</p>
          ) : (
            <>
              <AnswerTable of={answer} caption={t('opened')} />
              <p class="row">
                {answerExports('uploaded-messages').map(({ label, make }) => (
                  <button key={label} type="button" class="quiet" onClick={() => void make()}>
                    {label}
                  </button>
                ))}
              </p>
            </>
          )
        }
      </Shown>
    </section>
  )
}

/** Kinds of requests by how much they behave like covert uploads, and what the opened ones say. */
export function Uploads(): JSX.Element {
  const t = useWords(words)
  const uploads = useAnswer('uploads')
  return (
    <>
      <p>{t('uploadsLead')}</p>
      <ChapterFigures of="traffic" />
      <Shown of={uploads}>{(answer) => <AnswerTable of={answer} caption={t('uploadsTable')} />}</Shown>
      <Opened />
    </>
  )
}
