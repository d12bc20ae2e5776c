import type { JSX } from 'preact'
import { useAnswer } from '../../lib/answer.ts'
import { useWords } from '../../lib/words.ts'
import { AnswerSection } from '../../parts/answer-section.tsx'
import { AnswerTable } from '../../parts/answer-table.tsx'
import { ChapterFigures } from '../../parts/chapter-figures.tsx'
import { Shown } from '../../parts/states.tsx'
import { words } from './words.ts'

function Opened(): JSX.Element {
  const t = useWords(words)
  const opened = useAnswer('uploaded-messages')
  return (
    <AnswerSection analysis="uploaded-messages" title={t('opened')}>
      <Shown of={opened}>
        {(answer) =>
          answer.rows.length === 0 ? (
            <p class="muted">{t('openedNone')}</p>
          ) : (
            <AnswerTable of={answer} caption={t('opened')} />
          )
        }
      </Shown>
    </AnswerSection>
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
