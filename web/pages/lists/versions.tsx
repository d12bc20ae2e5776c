import type { JSX } from 'preact'
import { type Answer, useAnswer } from '../../lib/answer.ts'
import type { Row } from '../../lib/cells.ts'
import { query, setQuery } from '../../lib/route.ts'
import { useWords } from '../../lib/words.ts'
import { AnswerTable } from '../../parts/answer-table.tsx'
import { ChapterFigures } from '../../parts/chapter-figures.tsx'
import { Shown } from '../../parts/states.tsx'
import { AddList, NoLists } from './add-list.tsx'
import { words } from './words.ts'

const COLUMNS = ['list', 'version', 'dated_utc_ms', 'unique', 'added', 'removed', 'labels', 'why', 'rejects']

/** A version after another one, so that the chapter on histories stands in the report. */
const isLater = (row: Row): boolean => row['added'] !== null
/** A version that stood, and changed words for the time after it. */
const stood = (row: Row): boolean => Number(row['net_added'] ?? 0) + Number(row['net_removed'] ?? 0) > 0

function Labels({ of }: { of: unknown }): JSX.Element {
  return (
    <span class="labels">
      {(Array.isArray(of) ? of : [of]).map((label) => (
        <span key={String(label)} class={`badge label-${String(label)}`}>
          {String(label)}
        </span>
      ))}
    </span>
  )
}

function Changes({ of }: { of: Answer }): JSX.Element {
  const t = useWords(words)
  const onlyStood = query.value.get('only') === 'stood'
  const rows = onlyStood ? of.rows.filter(stood) : of.rows
  return (
    <>
      <ChapterFigures of="history" titles={['Words of each list over time']} />
      <label>
        <input
          type="checkbox"
          checked={onlyStood}
          onChange={(event) => setQuery({ only: event.currentTarget.checked ? 'stood' : '' })}
        />{' '}
        {t('only')}
      </label>
      <AnswerTable
        of={of}
        rows={rows}
        caption={t('versionsTable')}
        show={COLUMNS}
        cell={{ labels: (cell) => <Labels of={cell} /> }}
      />
    </>
  )
}

/** Versions of each list over time, with what changed and what that change is. */
export function Versions(): JSX.Element {
  const t = useWords(words)
  const versions = useAnswer('list-versions')
  return (
    <Shown of={versions}>
      {(answer) =>
        answer.rows.length === 0 ? (
          <NoLists />
        ) : (
          <>
            <p>{t('versionsLead')}</p>
            {answer.rows.some(isLater) ? (
              <Changes of={answer} />
            ) : (
              <>
                <p class="muted">{t('one')}</p>
                <AnswerTable of={answer} caption={t('versionsTable')} show={COLUMNS} />
              </>
            )}
            <AddList />
          </>
        )
      }
    </Shown>
  )
}
