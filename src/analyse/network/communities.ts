import { UndirectedGraph } from 'graphology'
import { grouped } from '../../lib/grouped.ts'
import { louvainOf } from '../louvain.ts'
import type { Lines } from './lines.ts'
import { type Tie, tieReading } from './ties.ts'

/** Accounts that write more among each other than with the rest. */
export interface Community {
  /** Places in the accounts of the lines, those with the most weight inside first. */
  members: readonly number[]
  ties: number
  sendings: number
}

/** Ties that hold people together: not those of a line that several use by chance, nor those that cannot be told. */
const binds = (tie: Tie): boolean => !['shared-line', 'unresolved'].includes(tieReading(tie))

/**
 * Communities by the method of Louvain (Blondel and others, J. Stat. Mech. P10008, 2008) over decided ties, weighed by
 * sendings; its chance is seeded and accounts come in the order of their names, so one case has one answer.
 */
export function communitiesOf(lines: Lines, ties: readonly Tie[]): { communities: Community[]; modularity: number } {
  const bound = ties.filter(binds)
  const named = [...new Set(bound.flatMap(({ one, other }) => [one, other]))].toSorted((a, b) => byName(lines, a, b))
  if (named.length === 0) return { communities: [], modularity: 0 }
  const graph = new UndirectedGraph<Record<string, never>, { weight: number }>()
  for (const account of named) graph.addNode(account)
  const ordered = bound.toSorted((a, b) => byName(lines, a.one, b.one) || byName(lines, a.other, b.other))
  for (const { one, other, sendings } of ordered) graph.addEdge(one, other, { weight: Math.max(1, sendings) })
  const { communities: of, modularity } = louvainOf(graph)
  const inside = grouped(
    bound.filter(({ one, other }) => of[one] === of[other]),
    ({ one }) => of[one],
  )
  const communities = [...grouped(named, (account) => of[account])].map(([id, members]) =>
    communityFrom(members, inside.get(id) ?? []),
  )
  return { communities, modularity }
}

function communityFrom(members: readonly number[], ties: readonly Tie[]): Community {
  const weights = new Map(members.map((account) => [account, 0]))
  for (const { one, other, sendings } of ties)
    for (const account of [one, other]) weights.set(account, (weights.get(account) ?? 0) + sendings)
  return {
    // The order of equals is that of their names: sorting keeps it
    members: members.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0)),
    ties: ties.length,
    sendings: ties.reduce((sum, { sendings }) => sum + sendings, 0),
  }
}

const byName = ({ accounts }: Lines, a: number, b: number): number =>
  a === b ? 0 : (accounts[a] ?? '') < (accounts[b] ?? '') ? -1 : 1
