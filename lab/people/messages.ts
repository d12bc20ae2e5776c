import type { Random } from '../random.ts'
import type { Figures } from '../scale.ts'
import type { Sensitive } from '../talk/sensitive.ts'
import { OBSCENITY } from '../talk/words.ts'
import type { TriggerKind } from '../truth/types.ts'
import { personAt, type Population } from './population.ts'
import { inventSecond } from './rhythm.ts'
import { inventScenes, type Scene } from './scenes.ts'
import { uploadOf } from './upload-rule.ts'

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
}

/** `fuck` in any case, as the study took such messages away. */
export const isObscene = (text: string): boolean => text.toLowerCase().includes(OBSCENITY)

/** Room that is left for messages of either sort, so that both come out to the figure. */
interface Room {
  obscene: number
  clean: number
}

/** Messages of one scene that were uploaded and are not there yet, while there is room. */
function* logged(scene: Scene, population: Population, second: number): Generator<Omit<Message, 'thread'>> {
  for (const [turn, { text, sensitive, sender, receiver }] of scene.turns.entries()) {
    const [from, to] = [personAt(population, sender), personAt(population, receiver)]
    const upload = uploadOf(text, { sender: from, receiver: to, inGroup: scene.inGroup })
    if (upload === null) continue
    const { kind, word, hidden } = upload
    const host = upload.from === 'sender' ? sender : receiver
    const at = second + turn * 25 + (text.length % 11)
    yield { sender, receiver, host, text, sensitive, second: at, kind, word, hidden, template: scene.template }
  }
}

/**
 * As many logged messages as the figures ask for, so many of them clean; every account is the sender of at least one. What
 * people say that no client uploads is invented, too, and left out here: no server ever saw it.
 */
export function inventMessages(chance: Random, population: Population, figures: Figures): Message[] {
  const room: Room = { obscene: figures.unique - figures.clean, clean: figures.clean }
  const messages: Message[] = []
  const known = new Set<string>()
  const take = (message: Message): boolean => {
    const key = `${message.sender}\t${message.text}`
    const sort = isObscene(message.text) ? 'obscene' : 'clean'
    if (known.has(key) || room[sort] === 0) return false
    known.add(key)
    room[sort] -= 1
    messages.push(message)
    return true
  }
  const scenes = inventScenes(chance, population)
  const tellOnce = (thread: number, sender: number): boolean => {
    const left = room.obscene + room.clean
    const scene = scenes(sender, chance.chance(room.obscene / left))
    const second = inventSecond(chance)
    let spoke = false
    for (const message of logged(scene, population, second))
      if (take({ ...message, thread })) spoke ||= message.sender === sender
    return spoke
  }
  let thread = 0
  for (const sender of chance.shuffled(population.people.map((_, index) => index)))
    while (!tellOnce((thread += 1), sender))
      if (room.obscene + room.clean === 0) throw new RangeError('no room for everybody')
  while (room.obscene + room.clean > 0) {
    const sender = population.byActivity[chance.skewed(population.byActivity.length)]
    if (sender !== undefined) tellOnce((thread += 1), sender)
  }
  return messages
}
