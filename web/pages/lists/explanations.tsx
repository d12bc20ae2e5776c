import type { JSX } from 'preact'
import { useAnswer } from '../../lib/answer.ts'
import type { Row } from '../../lib/cells.ts'
import { percent, useWords } from '../../lib/words.ts'
import { AnswerTable } from '../../parts/answer-table.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { words } from './words.ts'

const COLUMNS = ['model', 'meaning', 'fitted', 'parameters', 'log_likelihood', 'bic', 'bic_above_best']
const MODELS = ['keywords', 'accounts', 'groups', 'unknown list'] as const

function Verdict({ of }: { of: Row }): JSX.Element {
  const t = useWords(words)
  const model = MODELS.find((one) => one === of['verdict'])
  const power = of['power']
  return (
    <blockquote>
      <p>{t(model === undefined ? 'verdict_unsure' : `verdict_${model}`)}</p>
      <p lang="en">{String(of['reason'])}</p>
      {typeof power === 'number' ? <p class="source">{t('power', { power: percent(power) })}</p> : null}
    </blockquote>
  )
}

/** Four models of why messages were logged, the verdict first. */
export function Explanations(): JSX.Element {
  const t = useWords(words)
  const explanations = useAnswer('explanations')
  return (
    <Shown of={explanations}>
      {(answer) => {
        const [first] = answer.rows
        if (first === undefined) return <Empty title={t('explanationsNone')} />
        return (
          <>
            <p>{t('explanationsLead')}</p>
            <Verdict of={first} />
            <AnswerTable
              of={answer}
              rows={answer.rows.toSorted((a, b) => Number(a['bic']) - Number(b['bic']))}
              caption={t('explanationsTable')}
              show={COLUMNS}
            />
          </>
        )
      }}
    </Shown>
  )
}
