import { EDITIONS } from '../client/editions.ts'
import { type Person, personAt } from '../people/population.ts'
import { DAY_SECONDS } from '../people/rhythm.ts'
import { SERVER_COUNT } from '../people/spread.ts'
import type { World } from '../people/world.ts'
import type { Random } from '../random.ts'
import type { Family } from './habits.ts'
import type { Event } from './rows.ts'

/** A line of a log about clients: which server has it, and the event. */
export interface ClientEvent {
  server: number
  family: Family
  event: Event
  /** Person and place of the address, for the truth about who was at home where. */
  host: number
  address: number
}

/** Version that a person's client names; a client without a keyfile is of the older edition. */
export const versionOf = ({ client }: Person): string =>
  EDITIONS[client === null || client === 'fallback' ? 'tom-3.8' : client].version

/** Every pair of a client and an address it uploaded from, with the first time. */
export function clientPlaces({ sendings, addressed }: World): { host: number; address: number; second: number }[] {
  const seen = new Set<number>()
  const places: { host: number; address: number; second: number }[] = []
  for (const [index, host] of sendings.host.entries()) {
    const address = addressed.address[index] ?? 0
    const key = host * addressed.addresses.length + address
    if (seen.has(key)) continue
    seen.add(key)
    places.push({ host, address, second: sendings.second[index] ?? 0 })
  }
  return places
}

/** Logs a place may be in, and how likely: not everyone who chatted was seen to log in. */
const PLACE_LOGS = [
  { family: 'skypelogininfo', probability: 0.7 },
  { family: 'skypeonlineinfo', probability: 0.6 },
  { family: 'skypenewuser', probability: 0.25 },
  { family: 'skypeversion', probability: 0.2 },
] as const

/** Call logs began a year before the message logs (*Breaching Trust*: August 2007). */
const CALLS_BEGIN_SECOND = -366 * DAY_SECONDS

/** What the other logs hold: log-ins, presence, new users, version checks and calls, in the order of time. */
export function clientEvents(chance: Random, world: World): ClientEvent[] {
  const events: ClientEvent[] = []
  const add = (family: Family, place: { host: number; address: number; second: number }): void => {
    const { host, address, second } = place
    const person = personAt(world.population, host)
    const event = {
      account: person.account,
      address: world.addressed.addresses[address] ?? '',
      text: '',
      version: versionOf(person),
      second,
    }
    events.push({ server: host % SERVER_COUNT, family, event, host, address })
  }
  for (const place of clientPlaces(world)) {
    for (const { family, probability } of PLACE_LOGS)
      if (chance.chance(probability)) add(family, { ...place, second: Math.max(0, place.second - chance.int(5, 3600)) })
    if (chance.chance(0.3)) add('skypecallinfo', { ...place, second: chance.int(CALLS_BEGIN_SECOND, place.second + 1) })
  }
  return events.toSorted((one, other) => one.event.second - other.event.second)
}
