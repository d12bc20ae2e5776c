import type { Row } from '../../model/answer.ts'
import { holds, type Score, verdict } from '../../model/scorecard.ts'
import { grouped } from '../format.ts'
import { SCORE_COLUMNS, scoreRow } from '../scores.ts'
import { type Block, defineSection } from '../section.ts'

const INVENTED =
  'Everybody and everything in this evidence is invented: the lab made it, and knows what is true of it. This chapter stands only in reports on such evidence.'
const SHARES =
  'The reading of an address can only come near the truth: it knows no more than the logs. Precision is the share of pairs with a reading that really are so, recall the share of pairs that are so and were read so; what stays unresolved lowers recall.'

/** Numbers are written as everywhere in the report; the tables keep them as they are. */
const shownRow = (score: Score): Row => ({
  ...scoreRow(score),
  detail: /^\d+$/.test(score.detail) ? grouped(Number(score.detail)) : score.detail,
})

function table(caption: string, shown: readonly (keyof typeof SCORE_COLUMNS)[], scores: readonly Score[]): Block[] {
  const columns = Object.fromEntries(shown.map((column) => [column, SCORE_COLUMNS[column]]))
  return scores.length === 0 ? [] : [{ kind: 'table', caption, columns, rows: scores.map(shownRow) }]
}

export default defineSection({
  id: 'scorecard',
  title: 'Scorecard: the findings beside the truth',
  order: 150,
  needs: [],
  belongs: ({ scorecard }) => scorecard !== null,
  limitations: () => [
    'Invented evidence is kinder than real evidence: it holds only what its makers thought of. A finding that is right here can be wrong there.',
  ],
  build({ scorecard }) {
    if (scorecard === null) return []
    const shares = scorecard.filter(({ test }) => test !== 'exact')
    const exact = scorecard.filter(({ test }) => test === 'exact')
    return [
      { kind: 'prose', text: `${INVENTED} ${verdict(scorecard)}` },
      ...table(
        'Findings that differ from the truth',
        ['finding', 'agree', 'compared', 'detail'],
        exact.filter((score) => !holds(score)),
      ),
      ...table('Findings that equal the truth', ['finding', 'agree', 'compared', 'detail'], exact.filter(holds)),
      ...(shares.length === 0 ? [] : [{ kind: 'prose' as const, text: SHARES }]),
      ...table(
        'Readings of account and address',
        ['finding', 'test', 'agree', 'compared', 'share', 'ci_low', 'ci_high'],
        shares,
      ),
    ]
  },
})
