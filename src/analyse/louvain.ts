import { createRequire } from 'node:module'
import type { UndirectedGraph } from 'graphology'
import type Louvain from 'graphology-communities-louvain'
import { seededRandom } from '../lib/random.ts'

// Its types say `export default`, its code says `module.exports`: an import has the one or the other wrong
const louvain: typeof Louvain.default = createRequire(import.meta.url)('graphology-communities-louvain')

const SEED = 2008

/** Communities of a graph with edges of a `weight`, by the method of Louvain (Blondel and others, J. Stat. Mech. P10008, 2008), seeded. */
export function louvainOf(graph: UndirectedGraph): ReturnType<typeof Louvain.default.detailed> {
  const random = seededRandom(SEED)
  return louvain.detailed(graph, { getEdgeWeight: 'weight', rng: () => random.share() })
}
