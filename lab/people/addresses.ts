import type { Random } from '../random.ts'
import type { Figures } from '../scale.ts'
import { addressBook } from './address-book.ts'
import { balance, partOf } from './parts.ts'
import { lineOf, type Person, personAt, type Population } from './population.ts'
import { isOfficeHour } from './rhythm.ts'
import type { Sendings } from './sendings.ts'

/** Where each sending came from. */
export interface Addressed {
  /** Every address that is used, once. */
  addresses: readonly string[]
  /** Its country, at the same place. */
  countries: readonly string[]
  /** Place in `addresses` for each sending. */
  address: Uint32Array
}

/** Where one person's messages come from, or everybody's in one net bar. */
interface Line {
  /** Somebody who uses it; in a net bar all are alike. */
  person: Person
  sendings: number
  home: number | null
  office: number | null
}

/** Every line with its sendings, and the line of each sending. */
function linesOf(population: Population, { host: hosts }: Sendings): { lines: Line[]; used: Line[] } {
  const byKey = new Map<string, Line>()
  const used = Array.from(hosts, (host) => {
    const person = personAt(population, host)
    const key = lineOf(population, host)
    const line = byKey.get(key) ?? { person, sendings: 0, home: null, office: null }
    byKey.set(key, line)
    line.sendings += 1
    return line
  })
  return { lines: [...byKey.values()], used }
}

/** Busy people and net bars are in China: so many sendings from one place abroad would tip its share. */
const mustBeInChina = ({ watched, inWatchedGroup, bar }: Person): boolean => watched || inWatchedGroup || bar !== null

/**
 * Says at which sendings a line gets another address than before, so that all of them come to `addresses`: every line
 * has a first one, and the rest falls evenly on the later sendings outside net bars.
 */
function moves(chance: Random, lines: readonly Line[], addresses: number): () => boolean {
  const outside = lines.filter(({ person }) => person.bar === null)
  let left = addresses - lines.length
  let chances = outside.reduce((sum, { sendings }) => sum + sendings, 0) - outside.length
  return () => {
    const isMove = chance.chance(left / chances)
    chances -= 1
    if (isMove) left -= 1
    return isMove
  }
}

/**
 * Gives every sending the address of the client that uploaded it: home, which changes now and then, the office's at office
 * hours, somewhere abroad once, or the net bar's. Goes through them in the order of time, and comes out to the figures.
 */
export function inventAddresses(
  chance: Random,
  given: { population: Population; sendings: Sendings; figures: Figures },
): Addressed {
  const { population, sendings, figures } = given
  const book = addressBook(chance)
  const world = balance(figures)
  const { lines, used } = linesOf(population, sendings)
  const isMove = moves(chance, lines, figures.addresses)
  const first = (line: Line): number => {
    const home = mustBeInChina(line.person) ? world.inChina(line.sendings) : world.home(chance, line.sendings)
    line.home = book.homeIn(home)
    return line.home
  }
  const another = (line: Line, home: number, second: number): number => {
    if (chance.chance(book.isWaiting() || world.isWaiting() ? 0.4 : 0.06))
      return book.journeyTo(world.journey(chance, { home: partOf(book.countryOf(home)), unseen: book.isWaiting() }))
    const made = book.likeThat(home)
    if (line.office === null && isOfficeHour(second)) line.office = made
    else line.home = made
    return made
  }
  const addressOf = (line: Line, second: number): number => {
    if (line.home === null) return first(line)
    if (line.person.bar !== null) return line.home
    if (isMove()) return another(line, line.home, second)
    return line.office !== null && isOfficeHour(second) ? line.office : line.home
  }
  const address = Uint32Array.from(used, (line, index) => addressOf(line, sendings.second[index] ?? 0))
  return { addresses: book.addresses, countries: book.countries, address }
}
