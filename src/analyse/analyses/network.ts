import { defineAnalysis, type View } from '../analysis.ts'
import { counted } from '../measures.ts'
import { edgesAround } from '../network/around.ts'
import { byWeight, callEdges, EDGE_COLUMNS, type Edge, lineEdge, tieEdge } from '../network/edges.ts'
import { linesCaveat, sendingsOf } from '../network/lines.ts'
import { DECIDED_AT, type Network, networkOf } from '../network/readings.ts'
import { MOST_AT_HOME, type Tie, tiesOf } from '../network/ties.ts'

/** Edges of each kind that are listed of a whole case; an account’s own surroundings, and exports, have them all. */
const MOST_EDGES = 300

/** The heaviest edges of each kind, without making those that are not shown. */
async function heaviest(view: View, network: Network, ties: readonly Tie[]): Promise<{ edges: Edge[]; left: number }> {
  const { lines } = network
  const pairs = Array.from(lines.account.keys()).filter((pair) => sendingsOf(lines, pair) > 0)
  const first = <T>(all: readonly T[], weightOf: (one: T) => number, edgeOf: (one: T) => Edge): Edge[] => {
    const least = all.map(weightOf).toSorted((a, b) => b - a)[MOST_EDGES - 1] ?? 0
    return all
      .filter((one) => weightOf(one) >= least)
      .map(edgeOf)
      .toSorted(byWeight)
      .slice(0, MOST_EDGES)
  }
  const edges = [
    ...first(
      pairs,
      (pair) => sendingsOf(lines, pair),
      (pair) => lineEdge(network, pair),
    ),
    ...first(
      ties,
      ({ sendings }) => sendings,
      (tie) => tieEdge(network, tie),
    ),
    ...(await callEdges(view, MOST_EDGES)),
  ]
  return { edges, left: Math.max(0, pairs.length - MOST_EDGES) + Math.max(0, ties.length - MOST_EDGES) }
}

export default defineAnalysis({
  id: 'network',
  question: 'Who is connected with whom, through which address, and what can the connection mean?',
  columns: EDGE_COLUMNS,
  caveats: [
    'An edge says that two names, or a name and an address, stand in the logs together. Its reading is the likeliest of four; each probability and what supports it stand beside it.',
    'Probabilities come from a model fitted on invented people (docs/network.md). On invented cases it had not seen its calibration error was below 0.02; on real people it can be further off.',
    `Addresses at which more than ${MOST_AT_HOME} accounts are at home tie nobody to anybody: they are listed by shared-lines.`,
    'A call says who dialled which number, not who answered.',
  ],
  personal: { from: 'account', to: 'end' },
  async run(view) {
    const network = await networkOf(view)
    const ties = await tiesOf(view)
    const { edges, left } =
      view.ego === undefined ? await heaviest(view, network, ties) : await edgesAround(view, network, ties)
    return {
      rows: edges,
      denominator: `${counted(network.lines.account.length, 'pair')} of account and address, ${counted(ties.length, 'tie')} between accounts`,
      policy: `decided from a probability of ${DECIDED_AT}`,
      caveats: [
        ...linesCaveat(network.lines),
        ...(left === 0
          ? []
          : [
              `${counted(left, 'edge')} not listed here: of each kind the ${MOST_EDGES} heaviest are. \`export\` writes them all.`,
            ]),
      ],
    }
  },
})
