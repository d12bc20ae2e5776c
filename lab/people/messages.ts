import type { Random } from '../random.ts'
import type { Figures } from '../scale.ts'
import type { Sensitive } from '../talk/sensitive.ts'
import { OBSCENITY } from '../talk/words.ts'
import type { TriggerKind } from '../truth/types.ts'
import { personAt, type Population } from './population.ts'
import { inventSecond } from './rhythm.ts'
import { inventScene, type Scene } from './scenes.ts'
import { uploadOf } from './upload-rule.ts'

/** A member of a group chat whose client uploaded a message, too. */
export interface Receipt {
  host: number
  /** Seconds after the first upload of the same sending. */
  secondsLate: number
}

/** A distinct (account, text) that was logged, as it was first sent. People are numbers: places in the population. */
export interface Message {
  sender: number
  receiver: number
  /** Whose client uploaded it, and so whose address stands beside the sender's name. */
  host: number
  text: string
  sensitive: readonly Sensitive[]
  /** Number of the conversation it was said in. */
  thread: number
  /** When it was first sent, in seconds from the start. */
  second: number
  kind: TriggerKind
  word: string | null
  hidden: boolean
  /** Number of the campaign's template it was made from. */
  template: number | null
  /** Who else logged it in the group chat it was said in; null where it was said to one person. */
  group: readonly Receipt[] | null
}

/** `fuck` in any case, as the study took such messages away. */
export const isObscene = (text: string): boolean => text.toLowerCase().includes(OBSCENITY)

/** Takes in messages that are not there yet, until there are as many of either sort as the figures say. */
function messageLog({ unique, clean }: Figures) {
  const room = { obscene: unique - clean, clean }
  const known = new Set<string>()
  const messages: Message[] = []
  return {
    messages,
    hasRoom: (): boolean => room.obscene + room.clean > 0,
    /** Share of the messages still to come that must be obscene. */
    obsceneShare: (): number => room.obscene / (room.obscene + room.clean),
    take(message: Message): boolean {
      const key = `${message.sender}\t${message.text}`
      const sort = isObscene(message.text) ? 'obscene' : 'clean'
      if (known.has(key) || room[sort] === 0) return false
      known.add(key)
      room[sort] -= 1
      messages.push(message)
      return true
    },
  }
}

/** Messages of one scene that somebody's client uploads. */
function uploadsOf(scene: Scene, population: Population, at: { thread: number; second: number }): Message[] {
  return scene.turns.flatMap(({ text, sensitive, sender, receiver }, turn) => {
    const route = { sender: personAt(population, sender), receiver: personAt(population, receiver) }
    const upload = uploadOf(text, { ...route, inGroup: scene.inGroup })
    if (upload === null) return []
    const { from, kind, word, hidden } = upload
    const host = from === 'sender' ? sender : receiver
    const second = at.second + turn * 25 + (text.length % 11)
    const said = { sender, receiver, host, text, sensitive, template: scene.template }
    return [{ ...said, thread: at.thread, second, kind, word, hidden, group: null }]
  })
}

/**
 * As many logged messages as the figures ask for, so many of them clean; every account is the sender of at least one. What
 * people say that no client uploads is invented, too, and left out here: no server ever saw it.
 */
export function inventMessages(chance: Random, population: Population, figures: Figures): Message[] {
  const log = messageLog(figures)
  /** Somebody begins a conversation; true when something new of theirs was logged. */
  const speak = (thread: number, sender: number): boolean => {
    if (!log.hasRoom()) throw new RangeError('there is no room for everybody')
    const scene = inventScene(chance, population, { sender, obscene: chance.chance(log.obsceneShare()) })
    const taken = uploadsOf(scene, population, { thread, second: inventSecond(chance) }).filter((message) =>
      log.take(message),
    )
    return taken.some((message) => message.sender === sender)
  }
  let thread = 0
  for (const sender of chance.shuffled([...population.people.keys()])) {
    do thread += 1
    while (!speak(thread, sender))
  }
  while (log.hasRoom()) {
    const sender = population.byActivity[chance.skewed(population.byActivity.length)]
    thread += 1
    speak(thread, sender ?? 0)
  }
  return log.messages
}
