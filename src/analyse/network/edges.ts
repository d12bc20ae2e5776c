import type { Row } from '../../model/answer.ts'
import type { View } from '../analysis.ts'
import { sendingsOf } from './lines.ts'
import { decided, likeliest, type Network, probabilityOf } from './readings.ts'
import { type Tie, tieReading } from './ties.ts'

/** Columns of an edge, with what they mean; the same wherever edges are shown. */
export const EDGE_COLUMNS = {
  from: 'account',
  to: 'address, other account, or number called',
  kind: '`line`: account and address on one line; `tie`: two accounts that an address ties; `call`: account and number called',
  weight:
    'line: sendings; tie: sendings of the one beside the other’s address, of two at home those of both; call: records',
  reading:
    'line: own, shared, correspondent, group; tie: same-person, shared-line, correspondent, group; unresolved below the threshold; null for a call',
  probability: 'of the likeliest reading, 0…1; null for a call',
  p_own: 'probability of own (line) or same-person (tie)',
  p_shared: 'probability of shared (line) or shared-line (tie)',
  p_correspondent: 'probability of correspondent',
  p_group: 'probability of group',
  lines: 'addresses in common; 1 for a line',
  present:
    'for own and shared: lines at which the account, of a tie both accounts, was present in login, online or new-user logs',
  others_present: 'for shared and correspondent: other accounts present at the address; null for ties',
  group_copies: 'for group: sendings that reached another address within five seconds',
  answers: 'for correspondent: turns that answer, or are answered, within two minutes',
  days: 'days with a message there; null for ties',
} as const

/** An edge as a row, with real names. */
export type Edge = Row & { from: string; to: string; kind: 'line' | 'tie' | 'call'; weight: number }

/** A probability with as many digits as it deserves. */
const rounded = (probability: number): number => Math.round(probability * 10_000) / 10_000

/** The edge of an account and an address. */
export function lineEdge(network: Network, pair: number): Edge {
  const { lines, totals } = network
  const address = lines.address[pair] ?? 0
  return {
    from: lines.accounts[lines.account[pair] ?? 0] ?? '',
    to: lines.addresses[address] ?? '',
    kind: 'line',
    weight: sendingsOf(lines, pair),
    reading: decided(network, pair),
    probability: rounded(likeliest(network, pair).probability),
    p_own: rounded(probabilityOf(network, pair, 'own')),
    p_shared: rounded(probabilityOf(network, pair, 'shared')),
    p_correspondent: rounded(probabilityOf(network, pair, 'correspondent')),
    p_group: rounded(probabilityOf(network, pair, 'group')),
    lines: 1,
    present: lines.present[pair] ?? 0,
    others_present: (totals.present[address] ?? 0) - (lines.present[pair] ?? 0),
    group_copies: totals.copies[pair] ?? 0,
    answers: totals.answers[pair] ?? 0,
    days: totals.days[pair] ?? 0,
  }
}

/** The edge of two accounts. */
export function tieEdge({ lines }: Network, tie: Tie): Edge {
  const [same = 0, shared = 0, correspondent = 0, group = 0] = tie.probabilities.map(rounded)
  const [from = '', to = ''] = [tie.one, tie.other].map((account) => lines.accounts[account] ?? '').toSorted()
  return {
    from,
    to,
    kind: 'tie',
    weight: tie.sendings,
    reading: tieReading(tie),
    probability: rounded(Math.max(...tie.probabilities)),
    p_own: same,
    p_shared: shared,
    p_correspondent: correspondent,
    p_group: group,
    lines: tie.lines,
    present: tie.present,
    others_present: null,
    group_copies: tie.copies,
    answers: tie.answers,
    days: null,
  }
}

const callEdge = ({ account, peer, records }: Call): Edge => ({
  from: account,
  to: peer,
  kind: 'call',
  weight: records,
  reading: null,
  probability: null,
  p_own: null,
  p_shared: null,
  p_correspondent: null,
  p_group: null,
  lines: null,
  present: null,
  others_present: null,
  group_copies: null,
  answers: null,
  days: null,
})

interface Call extends Readonly<Record<string, string | number>> {
  account: string
  peer: string
  records: number
}

const CALLS = "SELECT account, peer, count() AS records FROM records WHERE account != '' AND peer != ''"

/** Calls, the most frequent first, `most` at most; of some accounts only, where they are named. */
export async function callEdges(view: View, most: number, of?: readonly string[]): Promise<Edge[]> {
  const calls = await view.store.rows<Call>(
    `${CALLS} ${of === undefined ? '' : 'AND account IN {callers:Array(String)}'}
     GROUP BY account, peer ORDER BY records DESC, account, peer LIMIT ${most}`,
    of === undefined ? {} : { callers: of },
  )
  return calls.map(callEdge)
}

/** Every call there is. */
export async function* streamCalls(view: View): AsyncGenerator<Edge> {
  for await (const batch of view.store.stream<Call>(`${CALLS} GROUP BY account, peer ORDER BY account, peer`))
    yield* batch.map(callEdge)
}

/** The heaviest edges first; those of one weight by their names. */
export const byWeight = (a: Edge, b: Edge): number =>
  b.weight - a.weight || compare(a.kind, b.kind) || compare(a.from, b.from) || compare(a.to, b.to)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
