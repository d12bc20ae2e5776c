import type { JSX } from 'preact'
import { useAnswer } from '../../lib/answer.ts'
import type { Row } from '../../lib/cells.ts'
import { numberIn, textIn } from '../../lib/rows.ts'
import { defineWords, grouped, percent, useWords } from '../../lib/words.ts'
import { AnswerSection } from '../../parts/answer-section.tsx'
import { Shown } from '../../parts/states.tsx'

const words = defineWords({
  en: {
    title: 'How the messages were counted',
    lead: 'Nothing is deleted on the way from one step to the next: repeats are counted, not dropped.',
    logged: 'Logged',
    sendings: 'Sendings',
    unique: 'Unique',
    'without-english-obscenity': 'Without English obscenity',
    'with-listed-keyword': 'With a listed keyword',
    share: '{share} of the step before (95 %: {low} … {high})',
    loggedPolicy: 'one record is one logged message',
    sendingsPolicy: 'copies on other servers taken away',
    uniquePolicy: 'resends taken away: distinct account and text',
    'without-english-obscenityPolicy': 'texts of English obscenity taken away, as the study did',
    'with-listed-keywordPolicy': 'texts without a keyword of the lists taken away',
  },
  zh: {
    title: '消息如何计数',
    lead: '从一步到下一步没有删除任何内容：重复的消息被计数，而不是丢弃。',
    logged: '被记录',
    sendings: '发送次数',
    unique: '不重复',
    'without-english-obscenity': '除去英文粗话',
    'with-listed-keyword': '含列表关键词',
    share: '占上一步的 {share}（95 % 区间：{low} … {high}）',
    loggedPolicy: '一条记录即一条被记录的消息',
    sendingsPolicy: '除去其他服务器上的副本',
    uniquePolicy: '除去重发：账号与文本均不同',
    'without-english-obscenityPolicy': '按原研究的做法，除去英文粗话',
    'with-listed-keywordPolicy': '除去不含列表关键词的文本',
  },
})

const STEPS = ['logged', 'sendings', 'unique', 'without-english-obscenity', 'with-listed-keyword'] as const

function Step({ row, most }: { row: Row; most: number }): JSX.Element {
  const t = useWords(words)
  const name = STEPS.find((one) => one === row.step)
  const messages = numberIn(row.messages)
  const share = row.share_of_previous === null ? null : numberIn(row.share_of_previous)
  return (
    <li>
      <span class="bar-label">
        <strong>{name === undefined ? textIn(row.step) : t(name)}</strong>
        <small>{name === undefined ? textIn(row.policy) : t(`${name}Policy`)}</small>
      </span>
      <span class="bar-track" aria-hidden="true">
        <span class="bar-fill" style={{ width: `${most === 0 ? 0 : (messages / most) * 100}%` }} />
      </span>
      <span class="bar-value">
        <strong>{grouped(messages)}</strong>
        {share === null ? null : (
          <small>
            {t('share', {
              share: percent(share),
              low: percent(numberIn(row.ci_low)),
              high: percent(numberIn(row.ci_high)),
            })}
          </small>
        )}
      </span>
    </li>
  )
}

/** From logged messages to those that were read, step by step. */
export function Counted(): JSX.Element {
  const t = useWords(words)
  const answer = useAnswer('waterfall')
  return (
    <AnswerSection analysis="waterfall" title={t('title')} lead={t('lead')}>
      <Shown of={answer}>
        {({ rows }) => (
          <ol class="bars">
            {rows.map((row) => (
              <Step row={row} most={numberIn(rows[0]?.messages)} />
            ))}
          </ol>
        )}
      </Shown>
    </AnswerSection>
  )
}
