import { once } from '../once.ts'
import { byAccount } from './lines.ts'
import { atHome, AT_HOME, DECIDED_AT, type Network, networkOf } from './readings.ts'

/** What the lines of an account say of how it came to be logged. */
export const STANDINGS = {
  contact: 'none of its lines is its own: it is in the logs only because it wrote to people with the watching client',
  'client user': 'it is at home at one of its addresses at least: it used the watching client itself',
  'cannot tell': `neither reaches a probability of ${DECIDED_AT}`,
} as const
export type Standing = keyof typeof STANDINGS

/** An account with a line, and how it came to be logged. */
export interface Exposure {
  /** Place in the accounts of the lines. */
  account: number
  standing: Standing
  /** Probability that it is at home at none of its addresses; the readings of its lines are taken as independent. */
  contactProbability: number
  /** Pairs of the account, message lines and presence alike. */
  pairs: readonly number[]
  /** Accounts that are at home at these addresses, itself apart: those whose clients logged it. */
  hosts: readonly number[]
}

const standingOf = (contactProbability: number): Standing => {
  if (contactProbability >= DECIDED_AT) return 'contact'
  return contactProbability <= 1 - DECIDED_AT ? 'client user' : 'cannot tell'
}

/** How every account with an address came to be logged, in the order of the accounts. */
export const exposuresOf = once(async (view): Promise<readonly Exposure[]> => {
  const network = await networkOf(view)
  const { pairs, from } = byAccount(network.lines)
  return network.lines.accounts.map((_, account) =>
    exposureOf(network, account, [...pairs.subarray(from[account], from[account + 1])]),
  )
})

function exposureOf(network: Network, account: number, pairs: readonly number[]): Exposure {
  const contactProbability = pairs.reduce((product, pair) => product * (1 - Math.min(1, atHome(network, pair))), 1)
  const addresses = new Set(pairs.map((pair) => network.lines.address[pair] ?? 0))
  const hosts = new Set([...addresses].flatMap((address) => hostsAt(network, address)))
  hosts.delete(account)
  return { account, standing: standingOf(contactProbability), contactProbability, pairs, hosts: [...hosts] }
}

/** Accounts that are taken to be at home at an address. */
function hostsAt(network: Network, address: number): number[] {
  const { pairsFrom, account } = network.lines
  const hosts: number[] = []
  for (let pair = pairsFrom[address] ?? 0; pair < (pairsFrom[address + 1] ?? 0); pair += 1)
    if (atHome(network, pair) >= AT_HOME) hosts.push(account[pair] ?? 0)
  return hosts
}
