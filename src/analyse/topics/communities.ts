import { createRequire } from 'node:module'
import { UndirectedGraph } from 'graphology'
import type Louvain from 'graphology-communities-louvain'
import { grouped } from '../../lib/grouped.ts'
import { seededRandom } from '../../lib/random.ts'

// Its types say `export default`, its code says `module.exports`: an import has the one or the other wrong
const louvain: typeof Louvain.default = createRequire(import.meta.url)('graphology-communities-louvain')

const SEED = 2008

/** How strongly two members hang together. */
export interface Bond {
  one: number
  other: number
  weight: number
}

/** Members that hang together, by the method of Louvain (Blondel and others, J. Stat. Mech. P10008, 2008), seeded; those without a bond are alone. */
export function communitiesOf(members: readonly number[], bonds: readonly Bond[]): number[][] {
  const graph = new UndirectedGraph<Record<string, never>, { weight: number }>()
  for (const member of members) graph.addNode(member)
  for (const { one, other, weight } of bonds) graph.addEdge(one, other, { weight })
  if (bonds.length === 0) return members.map((member) => [member])
  const random = seededRandom(SEED)
  const found = louvain(graph, { getEdgeWeight: 'weight', rng: () => random.share() })
  return [...grouped(members, (member) => found[member]).values()]
}
