import type { JSX } from 'preact'
import { useAnswer } from '../../lib/answer.ts'
import { addressOf } from '../../lib/route.ts'
import { status } from '../../lib/status.ts'
import { useWords } from '../../lib/words.ts'
import { AnswerTable } from '../../parts/answer-table.tsx'
import { Link } from '../../parts/link.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { NoLists } from './add-list.tsx'
import { words } from './words.ts'

/** Words of the lists that stand in messages, each with the way to those messages. */
export function Matches(): JSX.Element {
  const t = useWords(words)
  const matches = useAnswer('list-matches')
  const versions = useAnswer('list-versions')
  return (
    <Shown of={versions}>
      {({ rows: known }) =>
        known.length === 0 && status.value?.case?.hasLists !== true ? (
          <NoLists />
        ) : (
          <Shown of={matches}>
            {(answer) =>
              answer.rows.length === 0 ? (
                <Empty title={t('matchesNone')} />
              ) : (
                <>
                  <p>{t('matchesLead')}</p>
                  <AnswerTable
                    of={answer}
                    rows={answer.rows.toSorted((a, b) => Number(b['messages']) - Number(a['messages']))}
                    caption={t('matchesTable')}
                    cell={{
                      keyword: (keyword, { list }) => (
                        <Link to={addressOf('/messages', { list: String(list), keyword: String(keyword) })}>
                          {String(keyword)}
                        </Link>
                      ),
                    }}
                  />
                </>
              )
            }
          </Shown>
        )
      }
    </Shown>
  )
}
