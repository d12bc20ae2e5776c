import type { InstalledId } from './upload-rule.ts'
import type { Random } from '../random.ts'
import { inventTemplates } from '../talk/campaign.ts'
import type { Language } from '../talk/words.ts'
import { inventNames } from './names.ts'

/** Somebody invented, by what the servers can tell of them. */
export interface Person {
  account: string
  /** What the account's client carries; null for an ordinary Skype user, whose client does nothing. */
  client: InstalledId | null
  language: Language
  /** Person whose second account this is, by number; null for everybody's first. */
  secondOf: number | null
  /** Net bar the account is used in; everybody there has the bar's one address. */
  bar: number | null
  /** Uploaded whatever is written. */
  watched: boolean
  /** Member of the one group chat that is uploaded whatever is written. */
  inWatchedGroup: boolean
  /** Sends the campaign's texts to strangers; an ordinary Skype user. */
  volunteer: boolean
}

/** People are numbers here: the place in `people`. */
export interface Population {
  people: readonly Person[]
  /** Whom each person talks to. */
  circles: readonly (readonly number[])[]
  circleOf: Uint32Array
  watchedGroup: readonly number[]
  /** Everybody who has a client at all. */
  withClient: readonly number[]
  /** Whom the campaign writes to: people whose client uploads what it says and shows it. */
  strangers: readonly number[]
  /** Texts of the campaign, by their numbers. */
  templates: readonly string[]
  /** Everybody, the busiest first: watched accounts, volunteers, then the rest by chance. */
  byActivity: readonly number[]
}

export const WATCHED_GROUP = 'paper-boat-reading-circle'

/** Whether there are accounts that are uploaded whatever they write, and a group chat that is. */
export interface Targeting {
  accounts: boolean
  group: boolean
}

const TEMPLATES = 12
const CUSTOMERS_PER_BAR = 12
const CIRCLE_SIZES = [6, 8, 8, 10, 12, 16]

function inventClient(chance: Random): InstalledId | null {
  const share = chance.share()
  if (share < 0.16) return null
  if (share < 0.24) return 'netbar'
  if (share < 0.28) return 'fallback'
  return share < 0.68 ? 'tom-3.8' : 'tom-5.1'
}

const LANGUAGES: readonly Language[] = ['hans', 'hans', 'hans', 'hans', 'hans', 'hans', 'hans', 'hans', 'hant', 'en']

/** Accounts in the order of their numbers: first those that are watched, then the volunteers, then everybody else. */
function inventPeople(chance: Random, count: number, targeting: Targeting): Person[] {
  const watchedCount = targeting.accounts ? 4 + Math.round(count / 400) : 0
  const volunteers = 4 + Math.round(count / 500)
  const bars = Math.max(2, Math.round((count * 0.08) / CUSTOMERS_PER_BAR))
  return inventNames(chance, count).map((account, index) => {
    const watched = index < watchedCount
    const volunteer = !watched && index < watchedCount + volunteers
    const client = watched ? 'tom-5.1' : volunteer ? null : inventClient(chance)
    return {
      account,
      client,
      secondOf: null,
      language: watched || volunteer ? 'hans' : chance.pick(LANGUAGES),
      bar: client === 'netbar' ? chance.int(0, bars) : null,
      watched,
      inWatchedGroup: false,
      volunteer,
    }
  })
}

/** Cuts everybody into circles of contacts. */
function inventCircles(chance: Random, order: readonly number[]): number[][] {
  const circles: number[][] = []
  for (let at = 0; at < order.length; ) {
    const size = chance.pick(CIRCLE_SIZES)
    circles.push(order.slice(at, at + size))
    at += size
  }
  return circles
}

/** One in so many ordinary users of a client has a second account. Invented. */
const PEOPLE_PER_SECOND_ACCOUNT = 60

/** Gives the account of some people to others, as a second one: both are used on one line. Watched people have one account. */
function secondAccounts(chance: Random, people: readonly Person[]): Map<number, number> {
  const ordinary = ({ client, bar, watched, inWatchedGroup }: Person): boolean =>
    client !== null && bar === null && !watched && !inWatchedGroup
  const drawn = chance.shuffled(numbersOf(people, ordinary))
  const seconds = drawn.splice(0, Math.floor(drawn.length / PEOPLE_PER_SECOND_ACCOUNT))
  return new Map(seconds.map((second, at) => [second, drawn[at] ?? second]))
}

/** Numbers of the people who are such. */
const numbersOf = (people: readonly Person[], is: (person: Person) => boolean): number[] =>
  people.flatMap((person, index) => (is(person) ? [index] : []))

/** Invents a population with its contact graph. */
export function inventPopulation(chance: Random, count: number, targeting: Targeting): Population {
  const people = inventPeople(chance, count, targeting)
  const circles = inventCircles(chance, chance.shuffled(people.map((_, index) => index)))
  const circleOf = new Uint32Array(count)
  for (const [circle, members] of circles.entries()) for (const member of members) circleOf[member] = circle
  const chosen = numbersOf(people, ({ watched, volunteer }) => watched || volunteer)
  const shuffled = chance.shuffled(numbersOf(people, ({ watched, volunteer }) => !watched && !volunteer))
  const groupable = shuffled.filter((index) => people[index]?.client === 'tom-5.1')
  const watchedGroup = targeting.group ? groupable.slice(0, 6 + Math.round(count / 4000)) : []
  const members = new Set(watchedGroup)
  const grouped = people.map((person, index) => ({ ...person, inWatchedGroup: members.has(index) }))
  const seconds = secondAccounts(chance.branch(), grouped)
  return {
    people: grouped.map((person, index) => ({ ...person, secondOf: seconds.get(index) ?? null })),
    circles,
    circleOf,
    watchedGroup,
    withClient: numbersOf(people, ({ client }) => client !== null),
    strangers: numbersOf(people, ({ client }) => client === 'tom-5.1'),
    templates: inventTemplates(chance, TEMPLATES),
    byActivity: [...chosen, ...watchedGroup, ...shuffled],
  }
}

/** The person with this number. */
export function personAt({ people }: Population, index: number): Person {
  const person = people[index]
  if (person === undefined) throw new RangeError(`no person ${index}`)
  return person
}

/** Which line somebody is on: a person's accounts share one, and so do people of one net bar. */
export function lineOf(population: Population, index: number): string {
  const { bar, secondOf } = personAt(population, index)
  return bar === null ? `person ${secondOf ?? index}` : `bar ${bar}`
}
