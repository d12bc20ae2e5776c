import type { Person } from './people.ts'
import type { Random } from '../random.ts'
import { inventText } from '../talk/talk.ts'

/** One row of a message log: what the surveillance system wrote down once. */
export interface Sending {
  account: string
  address: string
  text: string
  /** Day from the first one, 0…, and second of that day, both in the servers' own time. */
  day: number
  second: number
}

/** A sending as one server holds it. */
export interface Logged {
  server: string
  sending: Sending
}

export const DAYS = 7

interface Message {
  person: Person
  text: string
}

const messageKey = (message: Message): string => `${message.person.account}\t${message.text}`

/** Distinct (account, text) pairs; some texts are forwarded, so that fewer texts than pairs exist. */
function inventMessages(chance: Random, people: readonly Person[], count: number): Message[] {
  const messages = new Map<string, Message>()
  const texts: string[] = []
  while (messages.size < count) {
    const person = chance.chance(0.1)
      ? chance.pick(people)
      : (people[chance.skewed(people.length)] ?? chance.pick(people))
    const forwarded = texts.length > 50 && chance.chance(0.15)
    const text = forwarded ? chance.pick(texts) : inventText(chance, person.watched)
    texts.push(text)
    messages.set(messageKey({ person, text }), { person, text })
  }
  return [...messages.values()]
}

/**
 * An ordinary user who writes to somebody under surveillance is logged with the receiver's address, so now and then an
 * account stands beside an address that is not its own.
 */
const addressFor = (chance: Random, person: Person, people: readonly Person[]): string =>
  chance.pick((chance.chance(0.06) ? chance.pick(people) : person).addresses)

/** Every message once, then resends of some of them, never two at the same second. */
export function inventSendings(
  chance: Random,
  people: readonly Person[],
  counts: { messages: number; sendings: number },
): Sending[] {
  const messages = inventMessages(chance, people, counts.messages)
  const taken = new Set<string>()
  const sendings: Sending[] = []
  while (sendings.length < counts.sendings) {
    const message = messages[sendings.length] ?? messages[chance.skewed(messages.length)] ?? chance.pick(messages)
    const [day, second] = [chance.int(0, DAYS), chance.int(0, 86_400)]
    const key = `${messageKey(message)}\t${day}\t${second}`
    if (taken.has(key)) continue
    taken.add(key)
    const address = addressFor(chance, message.person, people)
    sendings.push({ account: message.person.account, address, text: message.text, day, second })
  }
  return sendings
}

/** Puts every sending on one server and copies of some on others, until there are `records` rows. */
export function spread(
  chance: Random,
  sendings: readonly Sending[],
  options: { servers: readonly string[]; records: number; missing: readonly { server: string; day: number }[] },
): Logged[] {
  const rows: Logged[] = []
  const held = new Set<string>()
  const put = (index: number): void => {
    const sending = sendings[index]
    const server = chance.pick(options.servers)
    if (sending === undefined || held.has(`${server} ${index}`)) return
    if (options.missing.some((gap) => gap.server === server && gap.day === sending.day)) return
    held.add(`${server} ${index}`)
    rows.push({ server, sending })
  }
  for (let index = 0; index < sendings.length; index += 1) while (rows.length <= index) put(index)
  while (rows.length < options.records) put(chance.skewed(sendings.length))
  return rows.toSorted((a, b) => a.sending.day - b.sending.day || a.sending.second - b.sending.second)
}
