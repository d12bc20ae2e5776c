import type { View } from '../analyse/analysis.ts'
import { viewOf } from '../analyse/index.ts'
import { type Network, networkOf } from '../analyse/network/readings.ts'
import { waysOf, type Ways } from '../analyse/network/reach.ts'
import { type Tie, tiesOf } from '../analyse/network/ties.ts'
import { analyst } from '../analyst.ts'
import type { Askable } from '../answers.ts'
import { keptNetwork } from '../coded-network.ts'
import { visible } from '../lib/visible.ts'
import { OperatorError } from '../model/errors.ts'
import { held } from './held.ts'

/** The network of a case, held while the case does not change: reading it takes seconds, walking it milliseconds. */
export interface People {
  view: View
  network: Network
  ties: readonly Tie[]
  ways: Ways
  /** Pseudonym of an end of `ways`. */
  codeOf(end: number): string
  /** End with that pseudonym, which must be of an account or an address that stands beside one; null when there is none. */
  endOf(code: string): number | null
  /** Real name of an end. */
  nameOf(end: number): string
}

/** The people of a case. */
export const peopleOf = held(read)

async function read(session: Askable): Promise<People> {
  const { network, ties, codes } = keptNetwork(session) ?? (await analyst(session, { kind: 'network' }))
  const view = viewOf(session.store)
  networkOf.know(view, network)
  tiesOf.know(view, ties)
  const { accounts, addresses } = network.lines
  const ends = new Map(codes.map((code, end) => [code, end]))
  return {
    view,
    network,
    ties,
    ways: waysOf(network),
    nameOf: (end) => accounts[end] ?? addresses[end - accounts.length] ?? '',
    codeOf: (end) => codes[end] ?? '',
    endOf: (code) => ends.get(code) ?? null,
  }
}

/** What an end is called for whoever looks: its pseudonym, or the name as it stands in the evidence. */
export const shownName = (people: People, end: number, revealed: boolean): string =>
  revealed ? visible(people.nameOf(end)) : people.codeOf(end)

/** The end with a pseudonym of that kind. Throws OperatorError when the case holds none that stands on a line. */
export function endNamed(people: People, kind: 'account' | 'address', code: string): number {
  const end = people.endOf(code)
  if (end !== null && people.ways.isAccount(end) === (kind === 'account')) return end
  throw new OperatorError(
    kind === 'account'
      ? 'No line of the case holds this account with an address.'
      : 'The case holds no such address beside an account.',
    { hint: 'Choose somebody from the list of people.', exit: 'wrongUsage' },
  )
}
