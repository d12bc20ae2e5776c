import { describe, expect, test } from 'vitest'
import { lineOf, personAt } from '../../../lab/people/population.ts'
import { isOfficeHour } from '../../../lab/people/rhythm.ts'
import { bitOf } from '../../../lab/people/spread.ts'
import { inventWorld } from '../../../lab/people/world.ts'
import { random } from '../../../lab/random.ts'
import { type Scale, SCALES } from '../../../lab/scale.ts'
import { countryTruth, countTruth, gapTruth } from '../../../lab/truth/counts.ts'
import { roleTruth } from '../../../lab/truth/roles.ts'
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
  const others = Object.entries(countryTruth(world, tallyOf(world))).filter(([country]) => !/^(CN|US)$/.test(country))
  for (const [country, { records }] of others) expect(records, country).toBeLessThan(SCALES.small.records * 0.015)
  const missed = gapTruth(world).filter(({ reason }) => reason === 'missing')
  expect(missed).toEqual([{ server: 'log07', family: 'contentfilter', day: '2008-08-19', reason: 'missing' }])
})

test('at the report’s scale the figures are those of the report', () => {
  const world = made(2008, 'report')
  const byRecords = Object.entries(countryTruth(world, tallyOf(world))).toSorted(
    ([, a], [, b]) => b.records - a.records,
  )
  expect(byRecords.slice(0, 2).map(([country]) => country)).toEqual(['CN', 'US'])
  expect(figuresOf(world)).toEqual({
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

  test('uses all servers', () => {
    const { serverRecords } = tallyOf(world)
    expect(Math.min(...serverRecords)).toBeGreaterThan(SCALES.medium.records / 10)
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

  test('has group chats: one message of an ordinary Skype user from several lines within seconds, each line once', () => {
    const said = rows.filter(({ message }) => message?.group !== null)
    for (const { message } of said) expect(personAt(population, message?.sender ?? 0).client).toBeNull()
    const heard = new Map<unknown, typeof said>()
    for (const row of said) heard.set(row.message, [...(heard.get(row.message) ?? []), row])
    const first = [...heard.values()].map((group) => {
      const begin = group[0]?.second ?? 0
      const close = group.slice(0, 1 + (group[0]?.message?.group?.length ?? 0))
      expect(Math.max(...close.map(({ second }) => second)) - begin).toBeLessThan(90)
      expect(new Set(group.map(({ address, second }) => `${address} ${second}`)).size).toBe(group.length)
      return close
    })
    const lines = first.map((group) => new Set(group.map(({ address }) => address)).size)
    expect(lines.filter((count) => count > 2).length).toBeGreaterThan(100)
    const { pairs } = roleTruth(world, tallyOf(world), [])
    const roles = Object.values(pairs).flatMap((of) => Object.values(of))
    expect(roles.filter((role) => role === 'group').length).toBeGreaterThan(500)
    expect(roles.filter((role) => role === 'correspondent').length).toBeGreaterThan(1000)
  })

  test('has people with two accounts, who use both on one line', () => {
    const { same_person: twins, pairs } = roleTruth(world, tallyOf(world), [])
    expect(twins.length).toBeGreaterThan(40)
    const ownOf = (account: string) =>
      Object.entries(pairs[account] ?? {}).flatMap(([address, role]) => (role === 'own' ? [address] : []))
    const met = twins.filter(([first, second]) => ownOf(first).some((address) => ownOf(second).includes(address)))
    expect(met.length).toBeGreaterThan(twins.length / 2)
    const uploadsFrom = new Map<number, Set<number>>()
    for (const { host, address } of rows) uploadsFrom.set(address, (uploadsFrom.get(address) ?? new Set()).add(host))
    for (const hosts of uploadsFrom.values()) {
      const lines = new Set([...hosts].map((host) => lineOf(population, host)))
      expect(lines.size).toBe(1)
    }
  })

  test('lets nobody write to themselves', () => {
    expect(messages.filter(({ sender, receiver }) => sender === receiver)).toEqual([])
  })

  test('has people who go to an office: from there, from elsewhere in the evening, from there again', () => {
    const places = population.people.map((): { at: number; working: boolean }[] => [])
    for (const { host, second, address } of rows) places[host]?.push({ at: address, working: isOfficeHour(second) })
    const commuters = places.filter((visits) => {
      const outside = new Set(visits.filter(({ working }) => !working).map(({ at }) => at))
      const homes = visits.filter(({ at }) => outside.has(at))
      const office = visits.filter(({ at }) => !outside.has(at))
      return office.some(({ at }) => {
        const [first, last] = [
          visits.findIndex((visit) => visit.at === at),
          visits.findLastIndex((visit) => visit.at === at),
        ]
        return homes.filter((visit) => visits.indexOf(visit) > first && visits.indexOf(visit) < last).length > 2
      })
    })
    expect(commuters.length).toBeGreaterThan(100)
  })

  test('has questions and answers about what only is watched, and shown', () => {
    const threads = new Map<number, Set<number>>()
    for (const { kind, thread, sender } of messages)
      if (kind === 'surveillance') threads.set(thread, (threads.get(thread) ?? new Set()).add(sender))
    expect([...threads.values()].filter((speakers) => speakers.size > 1).length).toBeGreaterThan(500)
  })

  test('has a campaign that writes the same to many', () => {
    const hosts = new Map<unknown, Set<number>>()
    for (const { message, host } of rows)
      if (message?.template !== null) hosts.set(message, (hosts.get(message) ?? new Set()).add(host))
    expect([...hosts.values()].filter(({ size }) => size > 10).length).toBeGreaterThan(50)
  })

  test('calls no line a correspondent’s that was ever one’s own', () => {
    const { pairs } = roleTruth(world, tallyOf(world), [])
    for (const { message, host, address } of rows) {
      const sender = personAt(population, message?.sender ?? 0)
      if (host !== message?.sender) continue
      const role = pairs[sender.account]?.[addressed.addresses[address] ?? '']
      if (role !== (sender.bar === null ? 'own' : 'shared')) throw new Error(`${sender.account} ${role}`)
    }
    expect(Object.values(pairs).flatMap((roles) => Object.values(roles))).toContain('correspondent')
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
