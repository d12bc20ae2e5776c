import { lineOf, personAt } from '../people/population.ts'
import type { World } from '../people/world.ts'
import type { ClientEvent } from '../servers/clients.ts'
import type { Tally } from './tally.ts'
import type { LabTruth, PairRole, RuleReading } from './types.ts'

/** A sender and an address that stand on one line, with their records. */
interface Pair {
  sender: number
  address: number
  role: PairRole
  records: number
}

/** What a sender is to the line a message came from; whom one also writes to alone is a correspondent, not only of a group. */
function roleOf({ population, messages }: World, sending: { message: number; host: number }): PairRole {
  const message = messages[sending.message]
  const { bar } = personAt(population, sending.host)
  if (message?.sender === sending.host) return bar === null ? 'own' : 'shared'
  // To one's own second account
  if (bar === null && lineOf(population, message?.sender ?? 0) === lineOf(population, sending.host)) return 'own'
  return message?.group == null ? 'correspondent' : 'group'
}

/** One role of two: a pair met in a group and alone is a correspondent's. */
function joined(one: PairRole, other: PairRole): PairRole {
  if (one === other) return one
  if ([one, other].every((role) => role === 'group' || role === 'correspondent')) return 'correspondent'
  throw new Error('an address is both the sender’s and its correspondent’s')
}

function pairsOf(world: World, tally: Tally): Pair[] {
  const { messages, sendings, addressed } = world
  const pairs = new Map<number, Pair>()
  for (const [index, at] of sendings.message.entries()) {
    const sender = messages[at]?.sender ?? 0
    const [host, address] = [sendings.host[index] ?? 0, addressed.address[index] ?? 0]
    const role = roleOf(world, { message: at, host })
    const key = sender * addressed.addresses.length + address
    const known = pairs.get(key) ?? { sender, address, role, records: 0 }
    known.role = joined(known.role, role)
    known.records += tally.rows[index] ?? 0
    pairs.set(key, known)
  }
  return [...pairs.values()]
}

/** Who is at home at each address, as far as log-in, presence and new-user logs say; they name no second person. */
function atHome(clientLogs: readonly ClientEvent[]): Map<number, Set<number>> {
  const homes = new Map<number, Set<number>>()
  for (const { family, host, address } of clientLogs) {
    if (family === 'skypecallinfo' || family === 'skypeversion') continue
    const people = homes.get(address) ?? new Set()
    homes.set(address, people.add(host))
  }
  return homes
}

function readingOf({ sender, address }: Pair, homes: ReadonlyMap<number, ReadonlySet<number>>): RuleReading {
  const people = homes.get(address)
  if (people === undefined) return 'unresolved'
  if (!people.has(sender)) return 'correspondent'
  return people.size === 1 ? 'own' : 'shared'
}

/** Accounts of one person, two by two. */
const samePerson = ({ population }: World): [string, string][] =>
  population.people.flatMap(({ account, secondOf }): [string, string][] =>
    secondOf === null ? [] : [[personAt(population, secondOf).account, account]],
  )

/** What each pair of an account and an address is, and what the IP-role rule (DESIGN §1) must make of it. */
export function roleTruth(world: World, tally: Tally, clientLogs: readonly ClientEvent[]): LabTruth['address_roles'] {
  const homes = atHome(clientLogs)
  const byRule = {
    own: { pairs: 0, records: 0 },
    shared: { pairs: 0, records: 0 },
    correspondent: { pairs: 0, records: 0 },
    unresolved: { pairs: 0, records: 0 },
  }
  const pairs: Record<string, Record<string, PairRole>> = {}
  for (const pair of pairsOf(world, tally)) {
    const counts = byRule[readingOf(pair, homes)]
    counts.pairs += 1
    counts.records += pair.records
    const roles = (pairs[personAt(world.population, pair.sender).account] ??= {})
    roles[world.addressed.addresses[pair.address] ?? ''] = pair.role
  }
  return { by_rule: byRule, pairs, same_person: samePerson(world) }
}
