import { defineAnalysis } from '../analysis.ts'
import { counted } from '../measures.ts'
import { byWeight, EDGE_COLUMNS, lineEdge } from '../network/edges.ts'
import { egoOf, widestCircle } from '../network/ego.ts'
import { networkOf } from '../network/readings.ts'
import { tiesOf } from '../network/ties.ts'

/** Lines that are listed: of the account itself, and of others beside these. */
const MOST_OWN = 100
const MOST_BESIDE = 300

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
    const { pairs, left: unlisted } = egoOf(network, ties, { account, hops: HOPS })
    const isOwn = (pair: number): boolean => network.lines.account[pair] === account
    const own = pairs
      .filter(isOwn)
      .map((pair) => lineEdge(network, pair))
      .toSorted(byWeight)
      .slice(0, MOST_OWN)
    const addresses = new Set(own.map(({ to }) => to))
    const beside = pairs
      .filter((pair) => !isOwn(pair) && addresses.has(network.lines.addresses[network.lines.address[pair] ?? 0] ?? ''))
      .map((pair) => lineEdge(network, pair))
      .toSorted(byWeight)
      .slice(0, MOST_BESIDE)
    const left = unlisted + pairs.length - own.length - beside.length
    return {
      rows: [...own.map((edge) => ({ hop: 0, ...edge })), ...beside.map((edge) => ({ hop: 1, ...edge }))],
      denominator: null,
      policy: null,
      caveats:
        left === 0 ? [] : [`${counted(left, 'line')} not shown here; \`network --account\` and \`export\` have them.`],
    }
  },
})
