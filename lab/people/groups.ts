import type { Random } from '../random.ts'
import type { Message, Receipt } from './messages.ts'
import { lineOf, personAt, type Population } from './population.ts'
import { uploadOf } from './upload-rule.ts'

/** Share of what an ordinary Skype user says that goes to the group chat of the circle. Invented. */
const SAID_IN_GROUP = 0.3
/** Share of a circle that is in its group chat at a moment, and how many seconds their clients take at most. Invented. */
const ONLINE = 0.6
const MOST_SECONDS_LATE = 3

/** The other members whose clients upload the message, one on each line and none on the sender's. */
function receiptsOf(chance: Random, population: Population, message: Message): Receipt[] {
  const circle = population.circles[population.circleOf[message.sender] ?? 0] ?? []
  const lines = new Set([message.host, message.sender].map((index) => lineOf(population, index)))
  const sender = personAt(population, message.sender)
  return circle.flatMap((member) => {
    const isOnline = chance.chance(ONLINE)
    const secondsLate = chance.int(0, MOST_SECONDS_LATE + 1)
    const line = lineOf(population, member)
    const route = { sender, receiver: personAt(population, member), inGroup: false }
    if (!isOnline || lines.has(line)) return []
    if (uploadOf(message.text, route) === null) return []
    lines.add(line)
    return [{ host: member, secondsLate }]
  })
}

/**
 * Moves some messages of ordinary Skype users to the group chat of their circle. Their own client says nothing, so the log
 * has such a message from every member whose client looks for the word: one account and text from several addresses at once.
 */
export const intoGroups = (chance: Random, population: Population, messages: readonly Message[]): Message[] =>
  messages.map((message) => {
    const { client } = personAt(population, message.sender)
    const inGroup = chance.chance(SAID_IN_GROUP)
    if (!inGroup || client !== null || message.template !== null) return message
    return { ...message, group: receiptsOf(chance, population, message) }
  })
