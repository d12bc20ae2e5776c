import { cohenKappa, type Kappa } from '../../lib/kappa.ts'
import { type Estimate, sampledShare } from '../../lib/sampled-share.ts'
import { type Interval, wilson } from '../../lib/stats.ts'
import { type Coding, CODING_LABELS } from '../../model/coding.ts'

/** What the coding of one sample came to. */
export interface CodingOutcome {
  /** Items with a label of both coders. */
  coded: number
  agree: number
  kappa: Kappa | null
  /** Items that were not agreed on and that the third coder gave a label. */
  adjudicated: number
  /** Items that are about the subject, as both or the third coder said. */
  relevant: number
  /** Items that stay unclear or in dispute. */
  disputed: number
  /** Share of the hits of this case that are about the subject; null when nothing was coded by both. */
  precision: Estimate | null
  /** The same with the interval for hits that are themselves a sample, as Wilson’s interval of the query’s share takes them. */
  precisionBeyond: Estimate | null
}

/**
 * Agreement of the two coders before adjudication, and the query's precision after it. An item in dispute counts as half; the
 * interval reaches from all of them being about something else to all of them being about the subject.
 */
export function codingOutcome(
  { coders: [first, second], adjudicator }: Coding,
  items: ReadonlySet<string>,
): CodingOutcome {
  const table = CODING_LABELS.map(() => CODING_LABELS.map(() => 0))
  const tally = { coded: 0, agree: 0, adjudicated: 0, relevant: 0, disputed: 0 }
  for (const [item, one] of first) {
    const other = second.get(item)
    if (other === undefined || !items.has(item)) continue
    const row = table[CODING_LABELS.indexOf(one)]
    const column = CODING_LABELS.indexOf(other)
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1
    tally.coded += 1
    if (one === other) tally.agree += 1
    const settled = one === other && one !== 'unclear' ? one : adjudicator?.get(item)
    if (settled !== undefined && (one !== other || one === 'unclear')) tally.adjudicated += 1
    if (settled === 'yes') tally.relevant += 1
    else if (settled !== 'no') tally.disputed += 1
  }
  const of = (intervalOf: (successes: number) => Interval): Estimate | null => precisionOf(tally, intervalOf)
  return {
    ...tally,
    kappa: cohenKappa(table),
    precision: of((successes) => sampledShare(successes, tally.coded, items.size)),
    precisionBeyond: of((successes) => wilson(successes, tally.coded)),
  }
}

/** From no disputed item being about the subject to every one of them. */
const precisionOf = (
  { coded, relevant, disputed }: Pick<CodingOutcome, 'coded' | 'relevant' | 'disputed'>,
  intervalOf: (successes: number) => Interval,
): Estimate | null =>
  coded === 0
    ? null
    : {
        value: (relevant + disputed / 2) / coded,
        low: intervalOf(relevant).low,
        high: intervalOf(relevant + disputed).high,
      }
