import type { Random } from '../random.ts'
import { CHINA, ELSEWHERE, UNITED_STATES } from './networks.ts'

/** RFC 1918: what a proxy of a net bar passes on as its client's address. Registered nowhere. */
const RESERVED = ['192.168']

const NETWORKS: ReadonlyMap<string, readonly string[]> = new Map([
  ['CN', CHINA],
  ['US', UNITED_STATES],
  ['reserved', RESERVED],
  ...ELSEWHERE.map(({ country, networks }) => [country, networks] as const),
])

const COUNTRY_OF_NETWORK = new Map([...NETWORKS].flatMap(([country, all]) => all.map((network) => [network, country])))

/** Every country once, in the order of the table, without China and the United States. */
export const OTHER_COUNTRIES: readonly string[] = ELSEWHERE.map(({ country }) => country)

const DEALT = [...ELSEWHERE, { country: 'reserved', weight: 8 }].flatMap(({ country, weight }) =>
  Array<string>(weight).fill(country),
)

/** One of the other countries, by weight. */
export const otherCountry = (chance: Random): string => chance.pick(DEALT)

/** Country of an address of the lab, ISO 3166-1 alpha-2 or `reserved`. */
export function countryOf(address: string): string {
  const country = COUNTRY_OF_NETWORK.get(address.split('.', 2).join('.'))
  if (country === undefined) throw new RangeError(`${address} is no address of the lab`)
  return country
}

/** An address in a country; hosts end in 1 to 254. */
export function inventAddress(chance: Random, country: string): string {
  const networks = NETWORKS.get(country)
  if (networks === undefined) throw new RangeError(`no networks of ${country}`)
  return `${chance.pick(networks)}.${chance.int(0, 256)}.${chance.int(1, 255)}`
}
