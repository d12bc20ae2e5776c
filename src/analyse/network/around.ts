import { OperatorError } from '../../model/errors.ts'
import type { View } from '../analysis.ts'
import { byWeight, callEdges, type Edge, lineEdge, tieEdge } from './edges.ts'
import { egoOf } from './ego.ts'
import type { Network } from './readings.ts'
import type { Tie } from './ties.ts'

/** Calls of the people around one account that are listed. */
const MOST_CALLS = 1000

/** Edges around the account of a view, the nearest first, and how many lines do not fit. */
export async function edgesAround(
  view: View,
  network: Network,
  ties: readonly Tie[],
): Promise<{ edges: Edge[]; left: number }> {
  const { account = '', hops = 1 } = view.ego ?? {}
  const number = network.lines.accounts.indexOf(account)
  if (number < 0)
    throw new OperatorError('No line of the case holds this account with an address.', {
      hint: 'Ask identities for the accounts there are; a name can be given as it stands in the logs or as its pseudonym.',
      exit: 'wrongUsage',
    })
  const { pairs, ties: near, left } = egoOf(network, ties, { account: number, hops })
  const people = [...new Set(pairs.map((pair) => network.lines.accounts[network.lines.account[pair] ?? 0] ?? ''))]
  const edges = [
    ...pairs.map((pair) => lineEdge(network, pair)),
    ...near.map((tie) => tieEdge(network, tie)).toSorted(byWeight),
    ...(await callEdges(view, MOST_CALLS, people)),
  ]
  return { edges, left }
}
