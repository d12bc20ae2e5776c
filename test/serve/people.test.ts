import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { type Served, served } from './served.ts'
import { ABROAD, GUEST, HOST, NET_BAR, streetCase, TRAVELLER } from './street-case.ts'

const dir = scratch('serve-people')
let at: Served
let codes: ReadonlyMap<string, string>
beforeAll(async () => {
  at = await served(await streetCase(dir))
  const { people } = await revealed<List>('/people?limit=200')
  codes = new Map(people.map(({ name, code }) => [name, code]))
})

interface List {
  people: { code: string; name: string; records: number; addresses: number; firstUtcMs: number | null }[]
  found: number
  all: number
}

interface Ego {
  nodes: { code: string; name: string; kind: string; hop: number; leadsOn: boolean; country: string | null }[]
  lines: { from: number; to: number; reading: string; sendings: number }[]
  ties: { from: number; to: number; reading: string }[]
  left: { accounts: number; addresses: number }
}

async function revealed<T>(path: string): Promise<T> {
  await at.ask('/reveal', { reason: 'a test' })
  try {
    return await at.ask<T>(path)
  } finally {
    await at.ask('/cover', {})
  }
}

const codeOf = (name: string): string => codes.get(name) ?? ''

/** Codes of the line between an account and its only address. */
async function onlyLine(name: string): Promise<{ account: string; address: string }> {
  const { nodes } = await at.ask<Ego>(`/people/ego?account=${codeOf(name)}`)
  return { account: codeOf(name), address: nodes.find(({ kind, hop }) => kind === 'address' && hop === 1)?.code ?? '' }
}

test('the list: the most records first, by the letters of a pseudonym, page by page', async () => {
  const { people, found, all } = await at.ask<List>('/people?limit=200')
  expect([found, all]).toEqual([people.length, people.length])
  const records = people.map((person) => person.records)
  expect(records).toEqual(records.toSorted((a, b) => b - a))
  const letters = codeOf(GUEST).slice('account-'.length, 'account-'.length + 5)
  for (const prefix of [letters, `account-${letters}`, letters.toUpperCase()])
    expect((await at.ask<List>(`/people?prefix=${prefix}`)).people.map(({ code }) => code)).toContain(codeOf(GUEST))
  expect((await at.ask<List>('/people?prefix=0')).found).toBe(0)
  const second = await at.ask<List>('/people?limit=10&offset=10')
  expect(second.people.map(({ code }) => code)).toEqual(people.slice(10, 20).map(({ code }) => code))
  const guest = people.find(({ code }) => code === codeOf(GUEST))
  expect(guest).toMatchObject({ records: 3, addresses: 1, firstUtcMs: Date.UTC(2008, 8, 3, 8, 1) })
  const shared = await at.ask<List>(`/people?role=${encodeURIComponent('shared address')}&limit=200`)
  expect(shared.people.map(({ code }) => code)).toContain(codeOf(GUEST))
  expect(shared.people.map(({ code }) => code)).not.toContain(codeOf(TRAVELLER))
})

test('surroundings: the account in the middle, a net bar that leads no further, the country of an address', async () => {
  const guest = await at.ask<Ego>(`/people/ego?account=${codeOf(GUEST)}&hops=2`)
  expect(guest.nodes[0]).toMatchObject({ code: codeOf(GUEST), kind: 'account', hop: 0 })
  expect(guest.nodes.map(({ code }) => code)).toContain(codeOf(HOST))
  expect(
    guest.lines.every(({ from, to }) => guest.nodes[from]?.kind === 'account' && guest.nodes[to]?.kind === 'address'),
  ).toBe(true)
  const bar = await at.ask<Ego>(`/people/ego?account=${codeOf('lantern.bar0')}&hops=3`)
  expect(bar.nodes).toHaveLength(2)
  expect(bar.nodes[1]).toMatchObject({ kind: 'address', leadsOn: false, country: 'CN' })
  const afar = await at.ask<Ego>(`/people/ego?account=${codeOf(TRAVELLER)}`)
  expect(afar.nodes[1]).toMatchObject({ country: 'US' })
})

test('no more nodes than were asked for; the others are counted', async () => {
  const whole = await at.ask<Ego>(`/people/ego?account=${codeOf(GUEST)}&hops=2`)
  const part = await at.ask<Ego>(`/people/ego?account=${codeOf(GUEST)}&hops=2&most=2`)
  expect(whole.left).toEqual({ accounts: 0, addresses: 0 })
  expect(part.nodes).toHaveLength(2)
  expect(part.left.accounts + part.left.addresses + 2).toBe(whole.nodes.length)
})

describe('evidence', () => {
  test('of a line: readings that come to one, reasons, and the records behind it', async () => {
    const { account, address } = await onlyLine(GUEST)
    const found = await at.ask<{
      probabilities: { reading: string; probability: number }[]
      reasons: { weight: number }[]
      behind: { server: string; family: string; records: number; isMessage: boolean }[]
      others: { code: string }[]
      sendings: number
    }>(`/people/line?account=${account}&address=${address}`)
    expect(found.probabilities.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5)
    expect(found.reasons).toHaveLength(11)
    expect(found.behind).toMatchObject([{ server: 'fs02', family: 'contentfilter', records: 3, isMessage: true }])
    expect(found.sendings).toBe(3)
    expect(found.others.map(({ code }) => code)).toEqual([codeOf(HOST)])
  })

  test('of a tie: the addresses in common, the same from either side', async () => {
    const [one, other] = [codeOf(GUEST), codeOf(HOST)]
    const tie = await at.ask<{ lines: unknown[]; answers: number; probabilities: unknown }>(
      `/people/tie?one=${one}&other=${other}`,
    )
    expect(tie.lines).toHaveLength(1)
    expect(tie.answers).toBe(5)
    const turned = await at.ask<typeof tie>(`/people/tie?one=${other}&other=${one}`)
    expect(turned.probabilities).toEqual(tie.probabilities)
  })

  test('of a person: counts, servers, ties', async () => {
    const found = await at.ask<{ records: number; behind: { server: string }[]; ties: { code: string }[] }>(
      `/people/person?account=${codeOf(GUEST)}`,
    )
    expect(found).toMatchObject({ records: 3, behind: [{ server: 'fs02' }], ties: [{ code: codeOf(HOST) }] })
  })

  test.each([
    '/people/ego?account=account-aaaaaaaaaaaaaaaa',
    '/people/ego?account=lantern.paper1',
    '/people/person?account=lantern.paper1',
    '/people/line?account=account-aaaaaaaaaaaaaaaa&address=address-aaaaaaaaaaaaaaaa',
    '/people/tie?one=account-aaaaaaaaaaaaaaaa&other=account-aaaaaaaaaaaaaaaa',
    '/people/ego?account=x&hops=9',
    '/people/ego?account=x&most=1000000',
    '/people?order=account',
    '/people?limit=100000',
  ])('refused in words: %s', async (path) => {
    await expect(at.ask(path)).rejects.toThrow(/^400: {"message":".+","hint":".+"}$/)
  })
})

/** Everything that tells of people, for one of them. */
const routes = async (): Promise<string[]> => {
  const { account, address } = await onlyLine(GUEST)
  return [
    '/people?limit=200',
    `/people/ego?account=${account}&hops=3`,
    `/people/ego/csv?account=${account}&hops=3`,
    `/people/ego/graph?account=${account}&hops=2&as=gexf`,
    `/people/ego/graph?account=${account}&hops=2&as=graphml`,
    `/people/person?account=${account}`,
    `/people/line?account=${account}&address=${address}`,
    `/people/tie?one=${account}&other=${codeOf(HOST)}`,
    '/map',
    '/timeline',
    '/triggers/words',
    '/triggers/accounts',
  ]
}

test('covered, no answer holds a name or an address; shown, they do, and addresses of pages are still pseudonyms', async () => {
  const bearer = at.enter()
  const headers = { Authorization: `Bearer ${bearer}`, 'Sec-Fetch-Site': 'same-origin' }
  for (const path of await routes()) {
    const { status, text } = await at.send('GET', `/api${path}`, { headers })
    expect([path, status]).toEqual([path, 200])
    expect(text, path).not.toMatch(/lantern|58\.30|8\.8\.8\.8/)
  }
  const shown = await revealed<Ego>(`/people/ego?account=${codeOf(TRAVELLER)}`)
  expect(shown.nodes.map(({ name }) => name)).toEqual([TRAVELLER, ABROAD])
  expect(shown.nodes.every(({ code }) => /^(?:account|address)-[a-z2-7]{16}$/.test(code))).toBe(true)
})

test('the files hold the same edges as the picture', async () => {
  const path = `account=${codeOf(GUEST)}&hops=2`
  const { lines, ties, nodes } = await at.ask<Ego>(`/people/ego?${path}`)
  const headers = { Authorization: `Bearer ${at.enter()}`, 'Sec-Fetch-Site': 'same-origin' }
  const csv = await at.send('GET', `/api/people/ego/csv?${path}`, { headers })
  expect(csv.text.trim().split('\r\n')).toHaveLength(1 + lines.length + ties.length)
  const gexf = await at.send('GET', `/api/people/ego/graph?${path}&as=gexf`, { headers })
  expect(gexf.text.match(/<node /g)).toHaveLength(nodes.length)
  expect(gexf.text.match(/<edge /g)).toHaveLength(lines.length + ties.length)
  expect(gexf.text).not.toContain(NET_BAR)
})

test('a case whose report kept no network is read when somebody asks, and shows the same', async () => {
  const path = `/people/ego?account=${codeOf(GUEST)}`
  const before = await at.ask<Ego>(path)
  rmSync(join(dir, 'case', 'network.bin'))
  at.at.refresh()
  expect(await at.ask<Ego>(path)).toEqual(before)
  expect(before.nodes.length).toBeGreaterThan(1)
})
