import type { Random } from '../random.ts'

/** Somebody invented: an account and the addresses it is used from. */
export interface Person {
  account: string
  addresses: readonly string[]
  /** Logged whatever is written: the report saw messages that no keyword explains. */
  watched: boolean
}

/** Parts of account names that nobody would take for a person's. */
const FIRST = ['lantern', 'willow', 'pebble', 'copper', 'maple', 'velvet', 'marble', 'saffron', 'thimble', 'walnut']
const SECOND = ['paper', 'kite', 'teapot', 'ladder', 'button', 'sparrow', 'umbrella', 'violin', 'compass', 'acorn']

/** Public /16 networks and where they are registered (DB-IP Lite, June 2026: every address of each in one country). */
const NETWORKS: readonly { network: string; country: string; weight: number }[] = [
  { network: '61.135', country: 'CN', weight: 16 },
  { network: '219.142', country: 'CN', weight: 15 },
  { network: '222.66', country: 'CN', weight: 14 },
  { network: '58.60', country: 'CN', weight: 13 },
  { network: '125.69', country: 'CN', weight: 12 },
  { network: '218.250', country: 'HK', weight: 6 },
  { network: '61.224', country: 'TW', weight: 5 },
  { network: '220.136', country: 'TW', weight: 3 },
  { network: '24.5', country: 'US', weight: 5 },
  { network: '70.24', country: 'CA', weight: 2 },
  { network: '116.14', country: 'SG', weight: 2 },
  { network: '60.234', country: 'NZ', weight: 1 },
  // RFC 1918: a net bar's own network, registered nowhere
  { network: '192.168', country: 'reserved', weight: 3 },
]

/** Country of an address of the lab, ISO 3166-1 alpha-2 or `reserved`. */
export function countryOf(address: string): string {
  const found = NETWORKS.find(({ network }) => address.startsWith(`${network}.`))
  if (found === undefined) throw new RangeError(`${address} is no address of the lab`)
  return found.country
}

const DEALT = NETWORKS.flatMap((entry) => Array<string>(entry.weight).fill(entry.network))

const inventAddress = (chance: Random): string => `${chance.pick(DEALT)}.${chance.int(1, 255)}.${chance.int(1, 255)}`

const inventAccount = (chance: Random): string =>
  `${chance.pick(FIRST)}.${chance.pick(SECOND)}${String(chance.int(1, 100)).padStart(2, '0')}`

function distinct(count: number, invent: () => string): string[] {
  const seen = new Set<string>()
  while (seen.size < count) seen.add(invent())
  return [...seen]
}

/** Invents people; the first `watchedCount` are watched whatever they write. */
export function inventPeople(chance: Random, options: { count: number; watchedCount: number }): Person[] {
  const accounts = distinct(options.count, () => inventAccount(chance))
  return accounts.map((account, index) => ({
    account,
    addresses: distinct(chance.pick([1, 1, 2, 3]), () => inventAddress(chance)),
    watched: index < options.watchedCount,
  }))
}
