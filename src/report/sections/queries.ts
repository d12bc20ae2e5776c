import type { Answer, Row } from '../../model/answer.ts'
import { codingBlocks, isCoded } from '../coding.ts'
import {
  answerOf,
  answerTable,
  caveatsOf,
  distinctTexts,
  notAsked,
  numberAt,
  sentence,
  sumOf,
  textAt,
} from '../answers.ts'
import { intervals } from '../figures/intervals.ts'
import { queriesByFolding } from '../folding.ts'
import { counted, grouped } from '../format.ts'
import { ANY, overall, queryName, TRANSLATION } from '../queries.ts'
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
  const languages = distinctTexts(answer.rows, 'language').filter(
    (language) => language !== ANY && language !== TRANSLATION,
  )
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

/** Source and machine translation beside each other, for the queries that found anything in either. */
function besideTranslation(answer: Answer, translation: Answer | null): Block[] {
  const rows = answer.rows.filter((row) => textAt(row, 'language') === TRANSLATION)
  const found = rows.filter(
    (row) => sumOf([row], 'in_both') + sumOf([row], 'source_only') + sumOf([row], 'translation_only') > 0,
  )
  if (found.length === 0 || translation === null) return []
  const [both = 0, source = 0, english = 0] = ['in_both', 'source_only', 'translation_only'].map((column) =>
    sumOf(rows, column),
  )
  return [
    {
      kind: 'prose',
      text: `On the messages with a readable machine translation, the queries found ${counted(both, 'match', 'matches')} in source and translation alike, ${grouped(source)} in the source alone and ${grouped(english)} in the translation alone. The study searched a translation only; its footnote 7 expected the source to be the better text.`,
    },
    answerTable(
      { ...answer, denominator: 'unique messages with a readable translation' },
      {
        caption: 'The same queries on the source and on a machine translation (unique messages)',
        rows: found.map((row) => ({ ...row, query: queryName(row) })),
        show: ['query', 'messages', 'share', 'ci_low', 'ci_high', 'in_both', 'source_only', 'translation_only'],
      },
    ),
    answerTable(translation, {
      caption: 'What machine translation came to',
      show: ['outcome', 'meaning', 'texts', 'messages', 'share', 'ci_low', 'ci_high'],
    }),
  ]
}

export default defineSection({
  id: 'queries',
  title: 'What the messages were about',
  order: 70,
  needs: ['queries', 'translation', 'coding'],
  belongs: isAboutLogs,
  constants: ['100', '95'],
  limitations: (input) => caveatsOf('queries', 'translation', ...(isCoded(input) ? ['coding'] : []))(input),
  build(input) {
    const answer = answerOf(input, 'queries')
    if (answer === null) return notAsked('queries')
    const rows = overall(answer)
    if (!rows.some((row) => sumOf([row], 'messages') + sumOf([row], 'folded_messages') > 0)) {
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
      ...queriesByFolding(answer, rows),
      ...besideTranslation(answer, answerOf(input, 'translation')),
      ...codingBlocks(answerOf(input, 'coding')),
    ]
  },
})
