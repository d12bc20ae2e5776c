import type { View } from '../analyse/analysis.ts'
import { foundOf } from '../analyse/targets/found.ts'
import type { Score } from '../model/scorecard.ts'
import type { ReplicaTruth } from './truth.ts'

/** Messages from which an account that is logged whatever it writes ought to be found. */
const LARGE = 10

/** How well accounts are told that are logged whatever they write, on their own or in the watched group. */
export async function targetScores({ targeted }: Pick<ReplicaTruth, 'targeted'>, view: View): Promise<Score[]> {
  const { corpus, calls } = await foundOf(view)
  const there = new Set([
    ...targeted.accounts.map(({ account }) => account),
    ...targeted.groups.flatMap(({ accounts }) => accounts),
  ])
  const isThere = ({ account }: { account: number }): boolean => there.has(corpus.accounts[account] ?? '')
  const called = calls.tested.filter((account) => account.called)
  const large = calls.tested.filter((account) => account.messages >= LARGE && isThere(account))
  return [
    {
      finding: 'accounts that stand out and are logged whatever they write',
      test: 'precision',
      agree: called.filter(isThere).length,
      compared: called.length,
      detail: '',
    },
    {
      finding: `accounts logged whatever they write, of ${LARGE} messages or more, that stand out`,
      test: 'recall',
      agree: large.filter((account) => account.called).length,
      compared: large.length,
      detail: '',
    },
  ]
}
