import type { Answer, Row } from '../model/answer.ts'
import { answerOf, answerTable, numberAt, textAt } from './answers.ts'
import { counted, grouped, percent } from './format.ts'
import type { Block, ReportInput } from './section.ts'

const READ = ['query', 'hits', 'coded', 'disagreements', 'agreement', 'kappa', 'kappa_low', 'kappa_high', 'adjudicated']
const CORRECTED = [
  'query',
  'disputed',
  'precision',
  'precision_low',
  'precision_high',
  'share',
  'corrected_share',
  'corrected_share_low',
  'corrected_share_high',
]

/** True when people coded hits of a query. */
export const isCoded = (input: ReportInput): boolean => (answerOf(input, 'coding')?.rows.length ?? 0) > 0

const interval = (row: Row, column: string): string =>
  `${percent(numberAt(row, column) ?? 0)} (95 %: ${percent(numberAt(row, `${column}_low`) ?? 0)} to ${percent(numberAt(row, `${column}_high`) ?? 1)})`

/** What two people found of one query, in one sentence. */
function sentenceOf(row: Row): string {
  const query = textAt(row, 'query')
  if (numberAt(row, 'precision') === null || numberAt(row, 'corrected_share') === null)
    return `${query}: none of the items that two people coded is a hit of it here.`
  return `${query}: two people read ${counted(numberAt(row, 'coded') ?? 0, 'item')} and disagreed on ${grouped(numberAt(row, 'disagreements') ?? 0)}; ${interval(row, 'precision')} are about the subject. It matches ${percent(numberAt(row, 'share') ?? 0)} of unique messages; corrected, ${interval(row, 'corrected_share')}.`
}

/** What people who read a sample say of the queries; nothing where nobody did. */
export const codingBlocks = (answer: Answer | null): Block[] =>
  answer === null || answer.rows.length === 0
    ? []
    : [
        { kind: 'heading', text: 'As people read them' },
        { kind: 'list', items: answer.rows.map(sentenceOf) },
        answerTable({ ...answer, denominator: null, policy: null }, { caption: 'How two people agreed', show: READ }),
        answerTable(answer, { caption: 'Precision of the queries, and shares corrected by it', show: CORRECTED }),
      ]
