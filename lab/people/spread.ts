import type { Random } from '../random.ts'
import type { Figures } from '../scale.ts'
import type { Addressed } from './addresses.ts'
import { partOf, recordsByPart } from './parts.ts'
import { DAY_SECONDS } from './rhythm.ts'
import type { Sendings } from './sendings.ts'

/** A day whose message log one server does not have; both count from 0. */
export interface MissingDay {
  server: number
  day: number
}

export const SERVER_COUNT = 8

/** One bit for each server. */
export const bitOf = (server: number): number => 1 << server

/**
 * Which servers hold each sending, a bit for each: the one that the client's account belongs to, mostly, and copies of some
 * on others, until every part of the world has its records.
 */
export function spread(
  chance: Random,
  given: { sendings: Sendings; addressed: Addressed; figures: Figures; missing: MissingDay },
): Uint8Array {
  const { sendings, addressed, figures, missing } = given
  const isMissing = (index: number, server: number): boolean =>
    server === missing.server && Math.floor((sendings.second[index] ?? 0) / DAY_SECONDS) === missing.day
  const servers = sendings.host.map((host, index) => {
    const server = chance.chance(0.85) ? host % SERVER_COUNT : chance.int(0, SERVER_COUNT)
    return bitOf(isMissing(index, server) ? (server + 1) % SERVER_COUNT : server)
  })
  const held = Uint8Array.from(servers)
  for (const [part, records] of Object.entries(recordsByPart(figures))) {
    const members = indexesOf(addressed, part)
    if (members.length > records || members.length * (SERVER_COUNT - 1) < records)
      throw new RangeError(`${members.length} sendings cannot make ${records} records: ${part}`)
    for (let rows = members.length; rows < records; ) {
      const index = chance.pick(members)
      const server = chance.int(0, SERVER_COUNT)
      if (((held[index] ?? 0) & bitOf(server)) !== 0 || isMissing(index, server)) continue
      held[index] = (held[index] ?? 0) | bitOf(server)
      rows += 1
    }
  }
  return held
}

/** Places of the sendings from one part of the world. */
function indexesOf({ address, countries }: Addressed, part: string): number[] {
  const found: number[] = []
  for (const [index, at] of address.entries()) if (partOf(countries[at] ?? '') === part) found.push(index)
  return found
}
