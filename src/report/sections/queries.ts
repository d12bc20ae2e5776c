import type { Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatBlocks, distinctTexts, notAsked, numberAt, sumOf, textAt } from '../answers.ts'
import { intervals } from '../figures/intervals.ts'
import { defineSection } from '../section.ts'
import { counted } from '../format.ts'

/** Bars a page can hold; the table has all queries. */
const MAX_BARS = 40

const byShare = (rows: readonly Row[]): Row[] =>
  rows.toSorted(
    (a, b) =>
      (numberAt(b, 'share') ?? -1) - (numberAt(a, 'share') ?? -1) || (textAt(a, 'query') < textAt(b, 'query') ? -1 : 1),
  )

function labelOf(row: Row, severalLanguages: boolean): string {
  return severalLanguages ? `${textAt(row, 'query')} (${textAt(row, 'language')})` : textAt(row, 'query')
}

export default defineSection({
  id: 'queries',
  title: 'What the messages were about',
  order: 70,
  needs: ['queries'],
  build(input) {
    const answer = answerOf(input, 'queries')
    if (answer === null) return notAsked('queries')
    if (answer.rows.length === 0 || sumOf(answer.rows, 'messages') === 0) {
      return [
        {
          kind: 'prose',
          text: 'No subject query matched a message. That may mean that the subjects do not occur, or that they are written in other words than the queries look for.',
        },
        ...caveatBlocks(answer),
      ]
    }
    const languages = distinctTexts(answer.rows, 'language')
    const rows = byShare(answer.rows)
    const shown = rows.slice(0, MAX_BARS).flatMap((row) => {
      const [share, low, high] = ['share', 'ci_low', 'ci_high'].map((column) => numberAt(row, column))
      if (typeof share !== 'number') return []
      return [{ label: labelOf(row, languages.length > 1), share, low: low ?? share, high: high ?? share }]
    })
    const title = 'Share of unique messages each query matches'
    return [
      {
        kind: 'prose',
        text: `${counted(rows.length, 'query', 'queries')} in ${counted(languages.length, 'language')} were run against the unique messages. A message can match several queries, so the shares do not add up to 100 %. A match says that the words occur, not what the writer thought of the subject.`,
      },
      {
        kind: 'figure',
        title,
        svg: intervals(title, shown),
        description:
          'Bars are shares of unique messages; whiskers are 95 % confidence intervals (Wilson). Intervals that overlap widely are no ranking.',
      },
      answerTable(answer, { caption: 'Queries, with their counts and intervals', rows }),
      ...caveatBlocks(answer),
    ]
  },
})
