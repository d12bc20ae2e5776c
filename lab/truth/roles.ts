import { personAt } from '../people/population.ts'
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

function pairsOf({ population, messages, sendings, addressed }: World, tally: Tally): Pair[] {
  const pairs = new Map<number, Pair>()
  for (const [index, at] of sendings.message.entries()) {
    const sender = messages[at]?.sender ?? 0
    const [host, address] = [sendings.host[index] ?? 0, addressed.address[index] ?? 0]
    const own = personAt(population, sender).bar === null ? 'own' : 'shared'
    const role = host === sender ? own : 'correspondent'
    const key = sender * addressed.addresses.length + address
    const known = pairs.get(key) ?? { sender, address, role, records: 0 }
    if (known.role !== role) throw new Error('an address is both the sender’s and its correspondent’s')
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
  return { by_rule: byRule, pairs }
}
