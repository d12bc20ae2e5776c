import type { JSX } from 'preact'
import { type Answer, answerExports, commandLine, useAnswer } from '../lib/answer.ts'
import { definePage } from '../lib/page.ts'
import { query, setQuery } from '../lib/route.ts'
import { defineWords, useWords } from '../lib/words.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Empty, Shown } from '../parts/states.tsx'
import { Claim, VERDICTS, verdictWords } from './claims/claim.tsx'
import { Caveats } from '../parts/caveats.tsx'
import './claims/claims.css'

const words = defineWords({
  en: {
    title: 'Claims',
    lead: 'What was said in public, word for word, held against the findings of this case.',
    all: 'All statements',
    filter: 'Show statements by verdict',
    none: 'No statement is held against this case.',
    noneHow:
      'Statements are kept in a ledger: who said what, when, and which findings would speak for or against it. Hand one in with investigate --claims FILE.',
    noneHere: 'No statement has this verdict.',
    care: 'What must be known to read the verdicts',
  },
  zh: {
    title: '公开声明',
    lead: '将公开说过的话逐字与本案结果对照。',
    all: '全部声明',
    filter: '按结论筛选声明',
    none: '本案没有可对照的声明。',
    noneHow:
      '声明记录在清单中：谁在何时说了什么，以及哪些结果会支持或反驳它。可用 investigate --claims 文件 提交清单。',
    noneHere: '没有声明得出这一结论。',
    care: '理解这些结论须知',
  },
})

function Verdicts({ rows, chosen }: { rows: Answer['rows']; chosen: string }): JSX.Element {
  const t = useWords(words)
  const v = useWords(verdictWords)
  const count = (verdict: string) => rows.filter((row) => verdict === '' || row.verdict === verdict).length
  return (
    <div class="claim-filter" role="group" aria-label={t('filter')}>
      {(['', ...VERDICTS] as const).map((verdict) => (
        <button
          type="button"
          aria-pressed={chosen === verdict}
          onClick={() => setQuery({ verdict: verdict === '' ? undefined : verdict })}
        >
          <span class="claim-count">{count(verdict)}</span>
          <span>{verdict === '' ? t('all') : v(verdict)}</span>
        </button>
      ))}
    </div>
  )
}

function Ledger({ answer }: { answer: Answer }): JSX.Element {
  const t = useWords(words)
  const asked = query.value.get('verdict') ?? ''
  const chosen = VERDICTS.find((verdict) => verdict === asked) ?? ''
  const shown = answer.rows.filter((row) => chosen === '' || row.verdict === chosen)
  if (answer.rows.length === 0)
    return (
      <Empty title={t('none')}>
        <p>{t('noneHow')}</p>
      </Empty>
    )
  return (
    <>
      <Verdicts rows={answer.rows} chosen={chosen} />
      {shown.length === 0 ? <Empty title={t('noneHere')} /> : null}
      {shown.map((row) => (
        <Claim key={String(row.claim)} row={row} />
      ))}
      <section>
        <h2>{t('care')}</h2>
        <Caveats of={answer.caveats} />
      </section>
    </>
  )
}

function View(): JSX.Element {
  const t = useWords(words)
  const loaded = useAnswer('claims')
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        command={commandLine('ask claims')}
        exports={answerExports('claims')}
        pin={{
          title: t('title'),
          what: { kind: 'answer', analysis: 'claims', columns: ['claim', 'speaker', 'date', 'verdict', 'reason'] },
        }}
      />
      <Shown of={loaded}>{(answer) => <Ledger answer={answer} />}</Shown>
    </>
  )
}

export const claims = definePage({ id: 'claims', path: '/claims', words, View })
