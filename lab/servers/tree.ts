import { personAt } from '../people/population.ts'
import { bitOf } from '../people/spread.ts'
import type { World } from '../people/world.ts'
import type { Random } from '../random.ts'
import { type ClientEvent, versionOf } from './clients.ts'
import { configurations, foreignFiles } from './extras.ts'
import type { LabFile } from './file.ts'
import { FAMILIES, type Family, FAMILY_NAMES, MONEY_TEST, type Server, SERVER_NAMES, SERVERS } from './habits.ts'
import { logFiles, type Making } from './logs.ts'
import { type Event, stampOf } from './rows.ts'

const LINES_SEALED_FOR_GOOD = 50

/** Message rows of one server, in the order of time. */
function messageEvents({ population, messages, sendings, addressed, servers }: World, server: number): Event[] {
  const events: Event[] = []
  for (const [index, held] of servers.entries()) {
    if ((held & bitOf(server)) === 0) continue
    const message = messages[sendings.message[index] ?? 0]
    if (message === undefined) throw new RangeError('a sending of no message')
    events.push({
      account: personAt(population, message.sender).account,
      address: addressed.addresses[addressed.address[index] ?? 0] ?? '',
      text: message.text,
      version: versionOf(personAt(population, sendings.host[index] ?? 0)),
      second: sendings.second[index] ?? 0,
    })
  }
  return events
}

/** Families that grow fast; the others are one file each. */
const MONTHLY: readonly Family[] = ['skypelogininfo', 'skypeonlineinfo']

/** How another family is kept: sealed as the messages are, not packed; `skypeversion` in plain text as in the study. */
function familyHabit(server: Server, family: Family): Server {
  const rotation = MONTHLY.includes(family) ? 'monthly' : 'none'
  const habit: Server = { ...server, columns: FAMILIES[family], rotation, packing: 'none' }
  return family === 'skypeversion'
    ? { ...habit, sealing: { kind: 'plain' }, charset: 'utf-8', extension: '.log' }
    : habit
}

/** Base64 of random bytes in whole DES blocks: it looks like the other logs, and nothing opens it. */
function sealedForGood(chance: Random): Buffer {
  const lines = Array.from({ length: LINES_SEALED_FOR_GOOD }, () =>
    chance.bytes(8 * chance.int(6, 14)).toString('base64'),
  )
  return Buffer.from(`${lines.join('\n')}\n`)
}

/** Every file of the eight log servers, one server after the other; `tell` hears the share that is done. */
export async function* treeFiles(
  world: World,
  clientLogs: readonly ClientEvent[],
  given: Making & { tell: (share: number) => void },
): AsyncGenerator<LabFile> {
  for (const [number, name] of SERVER_NAMES.entries()) {
    const server = SERVERS[name]
    if (server === undefined) throw new RangeError(`no server ${name}`)
    yield* logFiles({ server: name, name: 'contentfilter' }, server, { ...given, events: messageEvents(world, number) })
    for (const family of FAMILY_NAMES) {
      const events = clientLogs.flatMap((line) =>
        line.server === number && line.family === family ? [line.event] : [],
      )
      yield* logFiles({ server: name, name: family }, familyHabit(server, family), { ...given, events })
    }
    yield { path: `${name}/log/${MONEY_TEST}${stampOf(0)}.log`, bytes: sealedForGood(given.chance) }
    given.tell((number + 1) / SERVER_NAMES.length)
  }
  yield* configurations(given.chance, given.keys)
  yield* foreignFiles(given.chance)
}
