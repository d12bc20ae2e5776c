import type { JSX } from 'preact'
import { answerExports, commandLine } from '../lib/answer.ts'
import { api, get } from '../lib/client.ts'
import { useLoaded } from '../lib/loaded.ts'
import { definePage } from '../lib/page.ts'
import { query, setQuery } from '../lib/route.ts'
import { questionOf } from '../lib/terms.ts'
import { defineWords, useWords } from '../lib/words.ts'
import { AnswerView } from '../parts/answer.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/states.tsx'

const words = defineWords({
  en: {
    title: 'All answers',
    lead: 'Every question that can be put to a case, with its answer in full: the rows, what they were counted from, and what may not be read into them.',
    ask: 'Question',
  },
  zh: {
    title: '全部结果',
    lead: '可以向案件提出的每一个问题及其完整的回答：数据、计数的基数，以及不能据此断言的内容。',
    ask: '问题',
  },
})

/** Asked where the address names nothing. */
const FIRST = 'counts'

function Choice({ analysis }: { analysis: string }): JSX.Element {
  const t = useWords(words)
  const all = useLoaded(() => get(api.answers.$get()), [])
  return (
    <Shown of={all}>
      {({ analyses }) => (
        <label class="ask-which">
          {t('ask')}{' '}
          <select value={analysis} onChange={(event) => setQuery({ analysis: event.currentTarget.value })}>
            {analyses.map(({ id, question }) => {
              const { text, ...language } = questionOf(id, question)
              return (
                <option value={id} {...language}>
                  {text}
                </option>
              )
            })}
          </select>
        </label>
      )}
    </Shown>
  )
}

function View(): JSX.Element {
  const t = useWords(words)
  const analysis = query.value.get('analysis') ?? FIRST
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        command={commandLine(`ask ${analysis}`)}
        exports={answerExports(analysis)}
        pin={{ title: analysis, what: { kind: 'answer', analysis } }}
      />
      <Choice analysis={analysis} />
      <AnswerView key={analysis} analysis={analysis} />
    </>
  )
}

export const answers = definePage({ id: 'answers', path: '/answers', words, View })
