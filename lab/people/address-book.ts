import type { Random } from '../random.ts'
import { inventAddress, OTHER_COUNTRIES, otherCountry } from './countries.ts'
import type { Part } from './parts.ts'

/** Draws new addresses, all different; every country comes once before any comes by its weight. */
export function addressBook(chance: Random) {
  const addresses: string[] = []
  const countries: string[] = []
  const known = new Set<string>()
  const unseen = chance.shuffled(OTHER_COUNTRIES)
  const invent = (country: string): number => {
    let address = inventAddress(chance, country)
    while (known.has(address)) address = inventAddress(chance, country)
    known.add(address)
    countries.push(country)
    return addresses.push(address) - 1
  }
  const countryIn = (part: Part): string => {
    if (part === 'elsewhere') return unseen.pop() ?? otherCountry(chance)
    return part === 'china' ? 'CN' : 'US'
  }
  const countryOf = (address: number): string => {
    const country = countries[address]
    if (country === undefined) throw new RangeError(`no address ${address}`)
    return country
  }
  return {
    /** Every address drawn so far, and its country at the same place. */
    addresses,
    countries,
    inPart: (part: Part): number => invent(countryIn(part)),
    countryOf,
    likeThat: (address: number): number => invent(countryOf(address)),
    /** A country that nobody has written from yet is waiting. */
    isWaiting: (): boolean => unseen.length > 0,
  }
}
