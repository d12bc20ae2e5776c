import { wilson } from '../lib/stats.ts'
import type { Row } from '../model/answer.ts'
import type { Score } from '../model/scorecard.ts'

/** Columns of the scorecard as a table. */
export const SCORE_COLUMNS = {
  finding: 'what was found',
  test: 'exact: every value must equal the truth; precision and recall: shares that a method can only come near',
  agree: 'values that are as they should be',
  compared: 'values compared',
  share: 'agree / compared, 0…1; not known when nothing was compared',
  ci_low: 'lower end of its 95 % interval (Wilson); not known for exact tests',
  ci_high: 'upper end of its 95 % interval (Wilson); not known for exact tests',
  detail: 'the value when there is one, or what differs',
} as const

/** A score as a row of that table. An exact test has no interval: it is no sample of anything. */
export function scoreRow({ finding, test, agree, compared, detail }: Score): Row {
  const { low, high } = wilson(agree, compared)
  const interval = test === 'exact' ? { ci_low: null, ci_high: null } : { ci_low: low, ci_high: high }
  return { finding, test, agree, compared, share: compared === 0 ? null : agree / compared, ...interval, detail }
}
