import type { JSX } from 'preact'
import { type Answer, useAnswer } from '../lib/answer.ts'
import { caveatOf, questionOf, type Told } from '../lib/terms.ts'
import { defineWords, useWords } from '../lib/words.ts'
import { Caveats } from './caveats.tsx'
import { Shown } from './states.tsx'
import { Table } from './table.tsx'
import './answer.css'

const words = defineWords({
  en: {
    denominator: 'Counted from',
    policy: 'Counted as',
    care: 'Read this with care',
    ledger: 'State of the case (last entry of its ledger)',
  },
  zh: {
    denominator: '基数',
    policy: '口径',
    care: '解读时请注意',
    ledger: '案件状态（账本最后一条）',
  },
})

/** A sentence; in the language it is in. */
function Sentence({ of: { text, ...language } }: { of: Told }): JSX.Element {
  return <span {...language}>{text}</span>
}

function Basis({ name, english }: { name: string; english: string | null }): JSX.Element | null {
  if (english === null) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Sentence of={caveatOf(english)} />
      </dd>
    </div>
  )
}

interface AnswerProps {
  of: Answer
  /** Heads and cells that are more than text, as `Table` takes them. */
  table?: Pick<Parameters<typeof Table>[0], 'heads' | 'cell'>
}

/** An answer that is there: its question, its rows, and what it must be read with. */
export function AnswerShown({ of: answer, table = {} }: AnswerProps): JSX.Element {
  const t = useWords(words)
  const question = questionOf(answer.analysis, answer.question)
  return (
    <section class="answer">
      <h2>
        <Sentence of={question} />
      </h2>
      <Table
        caption={question.text}
        columns={answer.columns}
        rows={answer.rows}
        analysis={answer.analysis}
        {...table}
      />
      {answer.caveats.length === 0 ? null : (
        <aside class="care" aria-label={t('care')}>
          <h3>{t('care')}</h3>
          <Caveats of={answer.caveats} />
        </aside>
      )}
      <dl class="columns basis">
        <Basis name={t('denominator')} english={answer.denominator} />
        <Basis name={t('policy')} english={answer.policy} />
        <div>
          <dt>{t('ledger')}</dt>
          <dd>
            <code>{answer.ledgerHead}</code>
          </dd>
        </div>
      </dl>
    </section>
  )
}

/** What an analysis finds, in the language of the interface. Command and exports stand in the head of the page. */
export function AnswerView({ analysis, table = {} }: { analysis: string; table?: AnswerProps['table'] }): JSX.Element {
  const answer = useAnswer(analysis)
  return <Shown of={answer}>{(value) => <AnswerShown of={value} table={table} />}</Shown>
}
