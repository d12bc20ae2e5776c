import type { JSX } from 'preact'
import { useAnswer } from '../../lib/answer.ts'
import { useWords } from '../../lib/words.ts'
import { AnswerTable } from '../../parts/answer-table.tsx'
import { ChapterFigures } from '../../parts/chapter-figures.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { NoLists } from './add-list.tsx'
import { words } from './words.ts'

const FIGURES = ['How alike the lists are', 'How much of one list another holds']

/** What lists have in common: two matrices, and every pair. */
export function Overlap(): JSX.Element {
  const t = useWords(words)
  const versions = useAnswer('list-versions')
  const pairs = useAnswer('list-overlap')
  return (
    <Shown of={versions}>
      {({ rows: known }) =>
        known.length === 0 ? (
          <NoLists />
        ) : (
          <Shown of={pairs}>
            {(answer) =>
              answer.rows.length === 0 ? (
                <Empty title={t('overlapNone')} />
              ) : (
                <>
                  {known.some((row) => row['added'] !== null) ? <ChapterFigures of="history" titles={FIGURES} /> : null}
                  <AnswerTable of={answer} caption={t('overlapTable')} />
                </>
              )
            }
          </Shown>
        )
      }
    </Shown>
  )
}
