import { describe, expect, test } from 'vitest'
import { personAt } from '../../../lab/people/population.ts'
import { bitOf } from '../../../lab/people/spread.ts'
import { inventWorld } from '../../../lab/people/world.ts'
import { random } from '../../../lab/random.ts'
import { type Scale, SCALES } from '../../../lab/scale.ts'
import { countryTruth, countTruth, gapTruth } from '../../../lab/truth/counts.ts'
import { tallyOf } from '../../../lab/truth/tally.ts'

const missing = { server: 6, day: 18 }
const NO_FILES = { evidence: 0, undecryptable: 0 }
const made = (seed: number, scale: Scale) =>
  inventWorld(random(seed), SCALES[scale], { missing, tell: () => undefined })

function figuresOf(world: ReturnType<typeof made>) {
  const tally = tallyOf(world)
  const { counts, unique_after_obscenity: clean } = countTruth(world, tally, NO_FILES)
  const countries = countryTruth(world, tally)
  return {
    records: counts.message_records,
    unique: counts.unique_messages,
    clean,
    sendings: counts.sendings,
    accounts: counts.accounts,
    addresses: counts.addresses,
    china: countries['CN']?.records,
    unitedStates: countries['US']?.records,
    countries: Object.keys(countries).filter((country) => country !== 'reserved').length,
  }
}

test.each(Array.from({ length: 40 }, (_, seed) => seed * 7919))('seed %i comes out to every figure', (seed) => {
  const world = made(seed, 'small')
  expect(figuresOf(world)).toEqual({ ...SCALES.small, countries: 59 })
  expect(gapTruth(world)).toContainEqual({
    server: 'log07',
    family: 'contentfilter',
    day: '2008-08-19',
    reason: 'missing',
  })
})

test('at the report’s scale the figures are those of the report', () => {
  expect(figuresOf(made(2008, 'report'))).toEqual({
    records: 1_045_800,
    unique: 166_766,
    clean: 102_196,
    sendings: 650_000,
    accounts: 44_254,
    addresses: 71_237,
    china: Math.round(1_045_800 * 0.95),
    unitedStates: Math.round(1_045_800 * 0.0078),
    countries: 59,
  })
})

describe('a world', () => {
  const world = made(11, 'medium')
  const { population, messages, sendings, addressed, servers } = world
  const rows = Array.from(sendings.message, (at, index) => ({
    message: messages[at],
    host: sendings.host[index] ?? 0,
    second: sendings.second[index] ?? 0,
    address: addressed.address[index] ?? 0,
    servers: servers[index] ?? 0,
  }))

  test('goes on in the order of time, within 92 days', () => {
    for (const [index, { second }] of rows.entries()) expect(second >= (rows[index - 1]?.second ?? 0)).toBe(true)
    expect((rows.at(-1)?.second ?? 0) < 92 * 86_400).toBe(true)
  })

  test('holds no line of the missing day', () => {
    const there = rows.filter(({ second }) => Math.floor(second / 86_400) === missing.day)
    expect(there.length).toBeGreaterThan(100)
    expect(there.filter((row) => (row.servers & bitOf(missing.server)) !== 0)).toEqual([])
  })

  test('gives an ordinary Skype user the address of somebody with a client', () => {
    const guests = rows.filter(({ message }) => personAt(population, message?.sender ?? 0).client === null)
    expect(guests.length).toBeGreaterThan(1000)
    expect(guests.filter(({ host }) => personAt(population, host).client === null)).toEqual([])
  })

  test('has one address for everybody in a net bar, and different ones for different bars', () => {
    const bars = new Map<number, Set<number>>()
    for (const { host, address } of rows) {
      const { bar } = personAt(population, host)
      if (bar !== null) bars.set(bar, (bars.get(bar) ?? new Set()).add(address))
    }
    expect([...bars.values()].map((addresses) => addresses.size)).toEqual([...bars].map(() => 1))
    expect(new Set([...bars.values()].flatMap((addresses) => [...addresses])).size).toBe(bars.size)
  })

  test('sends again within minutes what was hidden', () => {
    const last = new Map<unknown, number>()
    const gaps = rows.flatMap(({ message, second }) => {
      const before = last.get(message)
      last.set(message, second)
      return before === undefined || message?.hidden !== true ? [] : [second - before]
    })
    expect(gaps.length).toBeGreaterThan(1000)
    expect(Math.max(...gaps)).toBeLessThan(90)
  })

  test('is busier in the evening than at night', () => {
    const [night, evening] = [4, 21].map((hour) => rows.filter(({ second }) => Math.floor(second / 3600) % 24 === hour))
    expect(evening?.length).toBeGreaterThan(5 * (night?.length ?? 0))
  })

  test('logs what watched people write without any reason, and of others only what a list explains', () => {
    const unexplained = messages.filter(({ word }) => word === null)
    expect(unexplained.length).toBeGreaterThan(300)
    for (const { sender, kind } of unexplained) {
      const { watched, inWatchedGroup } = personAt(population, sender)
      expect(kind).toBe(watched ? 'targeted-account' : 'targeted-group')
      expect(watched || inWatchedGroup).toBe(true)
    }
  })
})
