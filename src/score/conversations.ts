import type { Row } from '../model/answer.ts'
import type { Score } from '../model/scorecard.ts'
import { type Answers, numberOf, rowsOf } from './rows.ts'
import type { ReplicaTruth } from './truth.ts'

/** Conversations, causes of repetition and blocked shares against what is true; all of them can only come near. */
export const conversationScores = (truth: ReplicaTruth, answers: Answers): Score[] => [
  ...threadScores(truth, rowsOf(answers, 'conversations')),
  ...causeScores(truth, rowsOf(answers, 'repetition')),
  ...blockingScores(truth, rowsOf(answers, 'blocking')),
]

const share = (finding: string, test: Score['test'], of: { agree: number; compared: number }): Score => ({
  finding,
  test,
  ...of,
  detail: '',
})

/** By when a conversation began and how many turns it has: names are pseudonyms here. */
function threadScores({ conversations }: ReplicaTruth, rows: readonly Row[]): Score[] {
  const there = new Set(
    conversations.map(({ first_recorded, turns }) => `${Date.parse(`${first_recorded.replace(' ', 'T')}Z`)} ${turns}`),
  )
  const agree = rows.filter((row) => there.has(`${String(row['first_utc_ms'])} ${String(row['turns'])}`)).length
  return [
    share('conversations found that are true, beginning and turns', 'precision', { agree, compared: rows.length }),
    share('true conversations that are found so', 'recall', { agree, compared: conversations.length }),
  ]
}

function causeScores({ repetition }: ReplicaTruth, rows: readonly Row[]): Score[] {
  const found = (cause: string): number =>
    numberOf(rows, ['cause', cause], cause === 'copy' ? 'records' : 'sendings') ?? 0
  const causes = Object.entries(repetition)
  const agree = causes.reduce((sum, [cause, count]) => sum + Math.min(count, found(cause)), 0)
  return [
    share('repeated sendings by cause, as many as are true', 'precision', {
      agree,
      compared: causes.reduce((sum, [cause]) => sum + found(cause), 0),
    }),
    share('repetition of each cause that is found', 'recall', {
      agree,
      compared: causes.reduce((sum, [, count]) => sum + count, 0),
    }),
  ]
}

/** The estimate stands in steps of a two-hundredth. */
const HALF_STEP = 0.0026

function blockingScores({ list_matches }: ReplicaTruth, rows: readonly Row[]): Score[] {
  const known = rows.flatMap((row) => {
    const { hidden, messages } = list_matches[String(row['keyword'])] ?? { hidden: 0, messages: 0 }
    const isListed = row['list'] !== 'query' && messages > 0
    return isListed ? [{ row, truth: hidden / messages }] : []
  })
  const within = known.filter(
    ({ row, truth }) => Number(row['ci_low']) <= truth + HALF_STEP && truth - HALF_STEP <= Number(row['ci_high']),
  )
  const told = known.filter(({ row }) => row['verdict'] === 'blocked' || row['verdict'] === 'merely logged')
  const right = told.filter(({ row, truth }) => (row['verdict'] === 'blocked' ? truth > 0.5 : truth < 0.5))
  return [
    share('keywords whose interval of the blocked share holds the true one', 'recall', {
      agree: within.length,
      compared: known.length,
    }),
    share('keywords called blocked or merely logged that are', 'precision', {
      agree: right.length,
      compared: told.length,
    }),
  ]
}
