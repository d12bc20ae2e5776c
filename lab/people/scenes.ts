import type { Random } from '../random.ts'
import { confide, exchange, mention, type Said, smallTalk, swearing } from '../talk/talk.ts'
import { INNOCUOUS, type ListName, TRIGGERS } from '../talk/words.ts'
import { type Person, personAt, type Population } from './population.ts'
import type { InstalledId } from './upload-rule.ts'

/** Something said by one person to another. */
export interface Turn extends Said {
  sender: number
  receiver: number
}

/** A conversation as it was invented, whether anybody uploads it or not. */
export interface Scene {
  turns: readonly Turn[]
  inGroup: boolean
  /** Number of the campaign's template, where it is the campaign that speaks. */
  template: number | null
}

/** Lists whose words people with a client have to do with; those of 5.1 rather with the one that hides nothing. */
const LISTS: Readonly<Record<InstalledId, readonly ListName[]>> = {
  'tom-3.8': ['censor'],
  'tom-5.1': ['censor', 'surveillance', 'surveillance'],
  netbar: ['netbar'],
  fallback: ['builtin'],
}

/** Turns spoken alternately, beginning with the first person. */
const between = (said: readonly Said[], [one, other]: readonly [number, number]): Turn[] =>
  said.map((turn, index) =>
    index % 2 === 0 ? { ...turn, sender: one, receiver: other } : { ...turn, sender: other, receiver: one },
  )

/** What somebody says who has no listed word in mind: only watched people are logged for it. */
function idleTalk(chance: Random, { language }: Person): Said[] {
  return Array.from({ length: chance.int(1, 5) }, () => {
    const share = chance.share()
    if (share < 0.4) return { text: chance.pick(INNOCUOUS), sensitive: [] }
    return share < 0.48 ? confide(chance, { language, word: null }) : smallTalk(chance, language)
  })
}

/** What is said around a word of a list: conversations where nothing is hidden, else single messages. */
function listedTalk(chance: Random, { language }: Person, list: ListName): readonly Said[] {
  // Few words are said often, most hardly ever
  const words = TRIGGERS[list][language]
  const word = words[chance.skewed(words.length)] ?? chance.pick(words)
  const share = chance.share()
  if (list === 'surveillance' && share < 0.6) return exchange(chance, language, word)
  return share < 0.9 ? [mention(chance, language, word)] : [confide(chance, { language, word })]
}

function swearingTalk(chance: Random, { language }: Person): Said[] {
  return Array.from({ length: chance.pick([1, 1, 1, 2]) }, () => swearing(chance, language))
}

/** Somebody of the same circle, now and then anybody; whoever has no client talks to somebody who has. */
function contactOf(chance: Random, population: Population, sender: number): number {
  const circle = population.circles[population.circleOf[sender] ?? 0] ?? []
  const contact = chance.chance(0.05) ? chance.pick(population.withClient) : chance.pick(circle)
  const isSilent = [sender, contact].every((index) => personAt(population, index).client === null)
  return contact === sender || isSilent ? chance.pick(population.withClient) : contact
}

function pairScene(chance: Random, population: Population, by: { sender: number; obscene: boolean }): Scene {
  const receiver = contactOf(chance, population, by.sender)
  const person = personAt(population, by.sender)
  const client = person.client ?? personAt(population, receiver).client ?? 'fallback'
  const talk = (): readonly Said[] => {
    if (by.obscene) return swearingTalk(chance, person)
    if (person.watched && chance.chance(0.75)) return idleTalk(chance, person)
    return listedTalk(chance, person, chance.pick(LISTS[client]))
  }
  return { turns: between(talk(), [by.sender, receiver]), inGroup: false, template: null }
}

function groupScene(chance: Random, population: Population, sender: number): Scene {
  const receiver = chance.pick(population.watchedGroup.filter((member) => member !== sender))
  const turns = between(idleTalk(chance, personAt(population, sender)), [sender, receiver])
  return { turns, inGroup: true, template: null }
}

/** How a volunteer begins: the same text, hardly changed, goes to many. */
const GREETINGS = ['', '您好！', '朋友您好，', '你好，', '打扰了，', '亲爱的朋友：']

function campaignScene(chance: Random, population: Population, sender: number): Scene {
  const { templates, strangers } = population
  const template = (sender + chance.int(0, 2)) % templates.length
  const number = chance.chance(0.3) ? ` ${chance.int(1, 40)}` : ''
  const text = `${chance.pick(GREETINGS)}${templates[template] ?? ''}${number}`
  const turn = { text, sensitive: [], sender, receiver: chance.pick(strangers) }
  return { turns: [turn], inGroup: false, template }
}

/** Invents a conversation that this person begins. */
export function inventScene(chance: Random, population: Population, by: { sender: number; obscene: boolean }): Scene {
  const { volunteer, inWatchedGroup } = personAt(population, by.sender)
  if (!by.obscene && volunteer) return campaignScene(chance, population, by.sender)
  if (!by.obscene && inWatchedGroup && chance.chance(0.7)) return groupScene(chance, population, by.sender)
  return pairScene(chance, population, by)
}
