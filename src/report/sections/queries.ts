import type { Answer, Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, distinctTexts, notAsked, numberAt, sentence, textAt } from '../answers.ts'
import { intervals } from '../figures/intervals.ts'
import { counted } from '../format.ts'
import { ANY, overall, queryName } from '../queries.ts'
import { type Block, defineSection } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

/** Bars a page can hold; the table has all queries. */
const MAX_BARS = 40

function figure(rows: readonly Row[]): Block {
  const title = 'Share of unique messages each query matches'
  const shown = rows.slice(0, MAX_BARS).flatMap((row) => {
    const share = numberAt(row, 'share')
    if (share === null) return []
    return [
      { label: queryName(row), share, low: numberAt(row, 'ci_low') ?? share, high: numberAt(row, 'ci_high') ?? share },
    ]
  })
  return {
    kind: 'figure',
    title,
    svg: intervals(title, shown),
    description:
      'Bars are shares of unique messages; whiskers are 95 % confidence intervals (Wilson). Queries whose intervals overlap widely are in no certain order.',
  }
}

/** One row per query with the messages found by the terms of each language; shown only when an answer has several. */
function byLanguage(answer: Answer, rows: readonly Row[]): Block[] {
  const languages = distinctTexts(answer.rows, 'language').filter((language) => language !== ANY)
  if (languages.length < 2 || rows.length === answer.rows.length) return []
  const found = new Map(
    answer.rows.map((row) => [`${textAt(row, 'language')} ${textAt(row, 'query')}`, numberAt(row, 'messages')]),
  )
  const cells = (row: Row) =>
    languages.map((language) => [language, found.get(`${language} ${textAt(row, 'query')}`) ?? '–'])
  return [
    {
      kind: 'table',
      caption: 'The same queries by the language of their terms (unique messages)',
      columns: {
        query: 'subject',
        ...Object.fromEntries(languages.map((language) => [language, `unique messages with a term in ${language}`])),
      },
      rows: rows.map((row) => ({ query: queryName(row), ...Object.fromEntries(cells(row)) })),
      note: sentence('A dash means that the query has no terms in that language'),
    },
  ]
}

export default defineSection({
  id: 'queries',
  title: 'What the messages were about',
  order: 70,
  needs: ['queries'],
  belongs: isAboutLogs,
  constants: ['100', '95'],
  limitations: caveatsOf('queries'),
  build(input) {
    const answer = answerOf(input, 'queries')
    if (answer === null) return notAsked('queries')
    const rows = overall(answer)
    if (!rows.some((row) => (numberAt(row, 'messages') ?? 0) > 0)) {
      const nothing =
        'No subject query matched a message. That may mean that the subjects do not occur, or that they are written in other words than the queries look for.'
      return [{ kind: 'prose', text: nothing }]
    }
    return [
      {
        kind: 'prose',
        text: `${counted(rows.length, 'query was', 'queries were')} run against the unique messages. A message can match several, so the shares do not add up to 100 %. A match says that the words occur, not what the writer thought of the subject.`,
      },
      figure(rows),
      answerTable(answer, {
        caption: 'Queries, with their counts and intervals',
        rows: rows.map((row) => ({ ...row, query: queryName(row) })),
        show: ['query', 'messages', 'share', 'ci_low', 'ci_high'],
      }),
      ...byLanguage(answer, rows),
    ]
  },
})
