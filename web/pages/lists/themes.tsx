import type { JSX } from 'preact'
import { commandLine, useAnswer } from '../../lib/answer.ts'
import { useWords } from '../../lib/words.ts'
import { AnswerTable } from '../../parts/answer-table.tsx'
import { ChapterFigures } from '../../parts/chapter-figures.tsx'
import { CommandLine } from '../../parts/command.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { words } from './words.ts'

/** What the lists are about, as people coded their words. */
export function Themes(): JSX.Element {
  const t = useWords(words)
  const themes = useAnswer('list-themes')
  return (
    <Shown of={themes}>
      {(answer) =>
        answer.rows.length === 0 ? (
          <Empty title={t('themesNone')}>
            <p>{t('themesLead')}</p>
            <CommandLine text={commandLine('investigate --list CODEBOOK.csv')} />
          </Empty>
        ) : (
          <>
            <ChapterFigures of="history" titles={['Themes of the lists']} />
            <AnswerTable of={answer} caption={t('themesTable')} />
          </>
        )
      }
    </Shown>
  )
}
