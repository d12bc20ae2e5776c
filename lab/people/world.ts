import type { Random } from '../random.ts'
import type { Figures } from '../scale.ts'
import { type Addressed, inventAddresses } from './addresses.ts'
import { intoGroups } from './groups.ts'
import { inventMessages, type Message } from './messages.ts'
import { inventPopulation, type Population, type Targeting } from './population.ts'
import { inventSendings, type Sendings } from './sendings.ts'
import { type MissingDay, spread } from './spread.ts'

/** Everything that was invented, before a byte of it is written. */
export interface World {
  population: Population
  messages: readonly Message[]
  sendings: Sendings
  addressed: Addressed
  /** Servers that hold each sending, a bit for each. */
  servers: Uint8Array
}

const EVERYBODY_THERE: Targeting = { accounts: true, group: true }

/**
 * Who lived, what was said and logged, from where, and which servers hold it; `tell` hears the share that is done. Worlds
 * without targeted accounts or without the targeted group are there so that a method can be wrong about them.
 */
export function inventWorld(
  chance: Random,
  figures: Figures,
  given: { missing: MissingDay; tell: (share: number) => void; targeting?: Targeting },
): World {
  const population = inventPopulation(chance, figures.accounts, given.targeting ?? EVERYBODY_THERE)
  const messages = intoGroups(chance.branch(), population, inventMessages(chance, population, figures))
  given.tell(0.6)
  const sendings = inventSendings(chance, { messages, population, count: figures.sendings })
  const addressed = inventAddresses(chance, { population, sendings, figures })
  given.tell(0.8)
  const servers = spread(chance, { sendings, addressed, figures, missing: given.missing })
  given.tell(1)
  return { population, messages, sendings, addressed, servers }
}
