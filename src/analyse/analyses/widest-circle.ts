import { defineAnalysis } from '../analysis.ts'
import { counted } from '../measures.ts'
import { EDGE_COLUMNS, lineEdge } from '../network/edges.ts'
import { egoOf, widestCircle } from '../network/ego.ts'
import { networkOf } from '../network/readings.ts'
import { tiesOf } from '../network/ties.ts'

/** How far around the account is looked: its addresses, and who else stands beside them. */
const HOPS = 1

export default defineAnalysis({
  id: 'widest-circle',
  question: 'Who stands beside the addresses of the account that is tied to the most others?',
  columns: { hop: '0: a line of the account itself; 1: of somebody beside one of its addresses', ...EDGE_COLUMNS },
  caveats: [
    'The account was chosen for the number of its ties, not for anything it did; being tied to many says nothing of a person.',
    'An address beside two names may be a correspondent’s, a group’s or a shared line: see the readings.',
  ],
  personal: { from: 'account', to: 'end' },
  async run(view) {
    const network = await networkOf(view)
    const ties = await tiesOf(view)
    const account = widestCircle(network, ties)
    if (account === null) return { rows: [], denominator: null, policy: null }
    const { pairs, left } = egoOf(network, ties, { account, hops: HOPS })
    const rows = pairs.map((pair) => ({
      hop: network.lines.account[pair] === account ? 0 : 1,
      ...lineEdge(network, pair),
    }))
    return {
      rows: rows.toSorted(
        (a, b) => a.hop - b.hop || b.weight - a.weight || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1),
      ),
      denominator: null,
      policy: null,
      caveats:
        left === 0 ? [] : [`${counted(left, 'line')} not shown here; \`network --account\` and \`export\` have them.`],
    }
  },
})
