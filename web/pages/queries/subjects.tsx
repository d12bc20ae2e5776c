import type { InferResponseType } from 'hono/client'
import type { JSX } from 'preact'
import type { Answer } from '../../lib/answer.ts'
import type { Cell, Row } from '../../lib/cells.ts'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { addressOf } from '../../lib/route.ts'
import { caveatOf, headOf, meaningOf } from '../../lib/terms.ts'
import { defineWords, percent, useWords } from '../../lib/words.ts'
import { ChapterFigures } from '../../parts/chapter-figures.tsx'
import { Link } from '../../parts/link.tsx'
import { Shown } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'

const words = defineWords({
  en: {
    figure: 'How many messages touch each subject',
    table: 'The queries, with 95 % intervals',
    language: 'Terms',
    any: 'any language',
    hans: 'simplified Chinese',
    hant: 'traditional Chinese',
    en: 'English',
    query: 'subject; leads to its messages',
    terms: 'terms that are looked for',
    termsHead: 'terms',
    interval: 'lower and upper end of the share’s 95 % interval (Wilson)',
    intervalHead: '95 % interval',
  },
  zh: {
    figure: '涉及各主题的消息数量',
    table: '各项查询及其 95 % 区间',
    language: '词语',
    any: '任一语言',
    hans: '简体中文',
    hant: '繁体中文',
    en: '英文',
    query: '主题；点击可查看其消息',
    terms: '所查找的词语',
    termsHead: '词语',
    interval: '占比的 95 % 区间下限与上限（Wilson）',
    intervalHead: '95 % 区间',
  },
})

type Terms = InferResponseType<typeof api.queries.$get>['queries']

const QUERY_LANGUAGES = ['zh-hans', 'zh-hant', 'en'] as const

const share = (cell: Cell | undefined): string => (typeof cell === 'number' ? percent(cell) : '–')

/** Rows of all languages together, with the terms behind them and the interval in one column. */
function rowsOf(answer: Answer, terms: Terms): Row[] {
  const termsOf = new Map(
    terms.map((query) => [query.id, [...new Set(QUERY_LANGUAGES.flatMap((one) => query.terms[one] ?? []))]]),
  )
  return answer.rows
    .filter((row) => row['language'] === 'any')
    .toSorted((a, b) => Number(b['messages']) - Number(a['messages']))
    .map((row) => ({
      query: row['query'] ?? null,
      title: row['title'] ?? null,
      messages: row['messages'] ?? null,
      share: row['share'] ?? null,
      interval: `${share(row['ci_low'])} – ${share(row['ci_high'])}`,
      folded_messages: row['folded_messages'] ?? null,
      terms: termsOf.get(String(row['query'])) ?? [],
    }))
}

const head = (column: string): string => headOf('queries', column)

/** The built-in queries: a picture, and a table that leads to the messages. */
export function Subjects({ answer }: { answer: Answer }): JSX.Element {
  const t = useWords(words)
  const terms = useLoaded(() => get(api.queries.$get()), [])
  const meaning = (column: string): string => meaningOf(answer.columns[column] ?? '').text
  return (
    <>
      <h2 class="small">{t('figure')}</h2>
      <ChapterFigures of="queries" />
      <Shown of={terms}>
        {({ queries }) => (
          <Table
            caption={t('table')}
            columns={{
              title: t('query'),
              messages: meaning('messages'),
              share: meaning('share'),
              interval: t('interval'),
              folded_messages: meaning('folded_messages'),
              terms: t('terms'),
            }}
            heads={{
              title: head('title'),
              messages: head('messages'),
              share: head('share'),
              interval: t('intervalHead'),
              folded_messages: head('folded_messages'),
              terms: t('termsHead'),
            }}
            rows={rowsOf(answer, queries)}
            cell={{
              title: (cell, row) => (
                <Link to={addressOf('/messages', { list: 'query', keyword: String(row['query']) })}>
                  <span lang="en">{String(cell)}</span>
                </Link>
              ),
              share: (cell) => share(cell),
              interval: (cell) => <span class="nowrap">{String(cell)}</span>,
            }}
          />
        )}
      </Shown>
      <p class="note">
        {[answer.policy, answer.denominator].map((part) => (part === null ? '' : caveatOf(part).text)).join(' · ')}
      </p>
    </>
  )
}
