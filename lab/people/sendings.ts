import type { Random } from '../random.ts'
import type { Message, Receipt } from './messages.ts'
import type { Population } from './population.ts'
import { DAY_SECONDS, DAYS, inventSecond } from './rhythm.ts'

/** Every sending in the order of time, column by column: there are too many for an object each. */
export interface Sendings {
  /** Place in the messages. */
  message: Uint32Array
  /** Person whose client uploaded it. */
  host: Uint32Array
  /** Seconds from the start. */
  second: Uint32Array
}

/** Who sends again: whom the client hid the message from, the campaign, watched people who say the same every day. */
const AGAIN = [
  { upTo: 0.62, is: (message: Message) => message.hidden },
  { upTo: 0.85, is: (message: Message) => message.template !== null },
  { upTo: 0.95, is: (message: Message) => message.word === null },
  { upTo: 1, is: () => true },
] as const

/** Clients that upload each sending of a message: one, and in a group chat those of the other members. */
const uploadsEach = ({ group }: Message): number => 1 + (group?.length ?? 0)

/** How often each message is sent: once, and again until there are `count` uploads of sendings. */
function sendingCounts(chance: Random, messages: readonly Message[], count: number): Uint32Array {
  const counts = new Uint32Array(messages.length).fill(1)
  const uploads = Uint32Array.from(messages, uploadsEach)
  const classes = AGAIN.map(({ upTo, is }) => {
    const members = messages.flatMap((message, index) => (is(message) ? [index] : []))
    return { upTo, members }
  })
  for (let sent = uploads.reduce((sum, each) => sum + each, 0); sent < count; ) {
    const share = chance.share()
    const chosen = classes.find(({ upTo, members }) => share < upTo && members.length > 0)
    const index = chance.pick(chosen?.members ?? [])
    const each = uploads[index] ?? 1
    if (sent + each > count) continue
    counts[index] = (counts[index] ?? 0) + 1
    sent += each
  }
  return counts
}

/** Times of one message, all different, the first one first. */
function times(chance: Random, message: Message, count: number): number[] {
  const seconds = [message.second]
  if (message.hidden) {
    // It did not appear, so its sender tries again within minutes
    for (let last = message.second; seconds.length < count; seconds.push(last)) last += chance.int(4, 90)
    return seconds
  }
  const taken = new Set(seconds)
  while (taken.size < count) taken.add(message.second + laterBy(chance, message.second))
  return [...taken]
}

/** Seconds until a moment at which people write, later than `second` and within the logs. */
function laterBy(chance: Random, second: number): number {
  const other = inventSecond(chance)
  const rest = DAYS * DAY_SECONDS - 1 - second
  return Math.min(other > second ? other - second : 1 + chance.int(0, rest), rest)
}

/** Clients that upload one sending of a message, and how late: the campaign reaches another stranger each time. */
function uploadersOf(
  chance: Random,
  message: Message,
  { population, again }: { population: Population; again: boolean },
): readonly Receipt[] {
  const host = message.template !== null && again ? chance.pick(population.strangers) : message.host
  return [{ host, secondsLate: 0 }, ...(message.group ?? [])]
}

/** Sends every message, some of them again, until `count` sendings were uploaded. */
export function inventSendings(
  chance: Random,
  given: { messages: readonly Message[]; population: Population; count: number },
): Sendings {
  const { messages, population, count } = given
  const counts = sendingCounts(chance, messages, count)
  const columns = { message: new Uint32Array(count), host: new Uint32Array(count), second: new Uint32Array(count) }
  let at = 0
  for (const [index, message] of messages.entries()) {
    for (const [again, second] of times(chance, message, counts[index] ?? 0).entries()) {
      for (const { host, secondsLate } of uploadersOf(chance, message, { population, again: again > 0 })) {
        columns.message[at] = index
        columns.host[at] = host
        columns.second[at] = Math.min(second + secondsLate, DAYS * DAY_SECONDS - 1)
        at += 1
      }
    }
  }
  return inOrder(columns)
}

/** Sorted by time. Second and place fit together into the 53 bits of a number. */
function inOrder({ message, host, second }: Sendings): Sendings {
  const places = 2 ** 21
  if (second.length > places) throw new RangeError('too many sendings to sort by one number')
  const order = Float64Array.from(second, (value, index) => value * places + index).toSorted()
  const column = (from: Uint32Array) => Uint32Array.from(order, (key) => from[key % places] ?? 0)
  return { message: column(message), host: column(host), second: column(second) }
}
