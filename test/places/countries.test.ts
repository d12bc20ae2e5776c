import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { openCountries } from '../../src/places/index.ts'

let countries: Awaited<ReturnType<typeof openCountries>>
beforeAll(async () => {
  countries = await openCountries()
})

test('the database says what it is and of which day', () => {
  expect(countries).toMatchObject({ database: 'DB-IP Lite country', date: '2026-06-01' })
})

test.each([
  { address: '202.96.128.86', country: 'CN' },
  { address: '::ffff:202.96.128.86', country: 'CN' },
  { address: '2400:3200::1', country: 'CN' },
  { address: '10.0.0.1', country: 'reserved' },
  { address: '192.0.2.7', country: 'reserved' },
  { address: '2001:db8::1', country: 'reserved' },
  { address: '', country: 'unknown' },
  { address: '999.1.1.1', country: 'unknown' },
  { address: 'constructor', country: 'unknown' },
])('$address is $country', ({ address, country }) => {
  expect(countries.countryOf(address)).toBe(country)
})

const quad = (number: number) => [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.')
const ranges = '../shared/data/ip-ranges.csv'
test.skipIf(!existsSync(ranges))('agrees with ranges on which two databases agree', () => {
  const wrong: string[] = []
  const lines = readFileSync(ranges, 'utf8').trim().split('\n')
  for (const line of lines) {
    const [start = '', end = '', country = ''] = line.trim().split(',')
    for (const address of [quad(Number(start)), quad(Number(end))])
      if (countries.countryOf(address) !== country) wrong.push(`${address} ${countries.countryOf(address)} ${country}`)
  }
  expect(wrong).toEqual([])
  expect(lines.length).toBeGreaterThan(20_000)
})
