import type { Random } from '../random.ts'
import { inventAddress, OTHER_COUNTRIES, otherCountry } from './countries.ts'
import type { Part } from './parts.ts'

/** Draws new addresses, all different. */
export function addressBook(chance: Random) {
  const addresses: string[] = []
  const countries: string[] = []
  const known = new Set<string>()
  const unseen = new Set(chance.shuffled(OTHER_COUNTRIES))
  const invent = (country: string): number => {
    let address = inventAddress(chance, country)
    while (known.has(address)) address = inventAddress(chance, country)
    known.add(address)
    unseen.delete(country)
    countries.push(country)
    return addresses.push(address) - 1
  }
  const countryOf = (address: number): string => {
    const country = countries[address]
    if (country === undefined) throw new RangeError(`no address ${address}`)
    return country
  }
  const countryIn = (part: Part): string => {
    if (part === 'elsewhere') return otherCountry(chance)
    return part === 'china' ? 'CN' : 'US'
  }
  return {
    /** Every address drawn so far, and its country at the same place. */
    addresses,
    countries,
    countryOf,
    homeIn: (part: Part): number => invent(countryIn(part)),
    /** Journeys lead to every country once before they lead anywhere by its weight. */
    journeyTo(part: Part): number {
      const [next] = unseen
      return invent(part === 'elsewhere' && next !== undefined ? next : countryIn(part))
    },
    likeThat: (address: number): number => invent(countryOf(address)),
    /** A country that nobody has written from yet is waiting. */
    isWaiting: (): boolean => unseen.size > 0,
  }
}
