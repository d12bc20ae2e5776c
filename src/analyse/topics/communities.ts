import { UndirectedGraph } from 'graphology'
import { grouped } from '../../lib/grouped.ts'
import { louvainOf } from '../louvain.ts'

/** How strongly two members hang together. */
export interface Bond {
  one: number
  other: number
  weight: number
}

/** Members that hang together; those without a bond are alone. */
export function communitiesOf(members: readonly number[], bonds: readonly Bond[]): number[][] {
  const graph = new UndirectedGraph<Record<string, never>, { weight: number }>()
  for (const member of members) graph.addNode(member)
  for (const { one, other, weight } of bonds) graph.addEdge(one, other, { weight })
  if (bonds.length === 0) return members.map((member) => [member])
  const { communities: found } = louvainOf(graph)
  return [...grouped(members, (member) => found[member]).values()]
}
