import { once } from '../once.ts'
import type { View } from '../analysis.ts'
import { AT_HOME, atHome, DECIDED_AT, type Network, networkOf, probabilityOf } from './readings.ts'
import { sendingsOf } from './lines.ts'
import { answersAt } from './turns.ts'

/** What two accounts at one address can be to each other, in the order of `Tie.probabilities`. */
export const TIE_READINGS = ['same-person', 'shared-line', 'correspondent', 'group'] as const
export type TieReading = (typeof TIE_READINGS)[number]

/** Two accounts, and what the lines they have in common say of them. */
export interface Tie {
  /** Places in the accounts of the lines, the smaller first. */
  one: number
  other: number
  /** Of each reading, at the address that says most. */
  probabilities: readonly number[]
  /** Evidence over all addresses in common: how many there are, and at how many both were present. */
  lines: number
  present: number
  /** Sendings of a guest beside the other's address, of which so many were copies of a group chat; of two at home, those of both. */
  sendings: number
  copies: number
  /** Turns of one that follow the other's within two minutes. */
  answers: number
}

/** Accounts at home at one address beyond which nobody is tied to anybody through it: whom a guest wrote to cannot be told. */
export const MOST_AT_HOME = 3

/** Accounts that are taken to be at home at an address. */
export function homesAt(network: Network, address: number): number {
  let homes = 0
  const { pairsFrom } = network.lines
  for (let pair = pairsFrom[address] ?? 0; pair < (pairsFrom[address + 1] ?? 0); pair += 1)
    if (atHome(network, pair) >= AT_HOME) homes += 1
  return homes
}

/** A pair on one address, with its part in a tie. */
interface End {
  pair: number
  account: number
  home: number
  own: number
  correspondent: number
  group: number
}

function endOf(network: Network, pair: number): End {
  return {
    pair,
    account: network.lines.account[pair] ?? 0,
    home: atHome(network, pair),
    own: probabilityOf(network, pair, 'own'),
    correspondent: probabilityOf(network, pair, 'correspondent'),
    group: probabilityOf(network, pair, 'group'),
  }
}

/**
 * Probabilities that two ends of a line are a tie of each reading. Both at home: one person where the line is both's own, else
 * a shared line. One at home and the other not: what the guest is, times that it was this one of those at home.
 */
function readingsOf(one: End, other: End, everybodyHome: number): number[] {
  const together = one.home * other.home
  const own = together === 0 ? 0 : (one.own / one.home + other.own / other.home) / 2
  const among = Math.max(1, everybodyHome)
  const asGuest = (of: 'correspondent' | 'group'): number => (one[of] * other.home + other[of] * one.home) / among
  return [together * own, together * (1 - own), asGuest('correspondent'), asGuest('group')]
}

/** Every tie of a view, found once for all analyses that need them. */
export const tiesOf = once(async (view: View): Promise<readonly Tie[]> => tiesIn(await networkOf(view)))

/** Ties through every line that is no crowd's, in the order of their accounts. */
export function tiesIn(network: Network): Tie[] {
  const { lines } = network
  const ties = new Map<number, Tie>()
  for (let address = 0; address < lines.addresses.length; address += 1) tieAt(network, address, ties)
  return [...ties.values()].toSorted((a, b) => a.one - b.one || a.other - b.other)
}

function tieAt(network: Network, address: number, ties: Map<number, Tie>): void {
  const { lines } = network
  const [from, to] = [lines.pairsFrom[address] ?? 0, lines.pairsFrom[address + 1] ?? 0]
  if (to - from < 2) return
  const ends = Array.from({ length: to - from }, (_, at) => endOf(network, from + at))
  const home = ends.filter(({ home: share }) => share >= AT_HOME)
  if (home.length > MOST_AT_HOME) return
  const everybodyHome = home.reduce((sum, end) => sum + end.home, 0)
  const answers = answersBetween(network, address)
  for (const host of home)
    for (const end of ends) {
      const isAlsoHome = end.home >= AT_HOME
      if (end.pair === host.pair || (isAlsoHome && end.pair < host.pair)) continue
      const between = answers.get(turnKey(host.pair, end.pair)) ?? 0
      addTie(network, ties, { host, end, probabilities: readingsOf(host, end, everybodyHome), answers: between })
    }
}

const turnKey = (one: number, other: number): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

function answersBetween({ lines }: Network, address: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [answering, before] of answersAt(lines, address)) {
    const key = turnKey(answering, before)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

interface Met {
  host: End
  end: End
  probabilities: readonly number[]
  answers: number
}

function addTie({ lines, totals }: Network, ties: Map<number, Tie>, { host, end, probabilities, answers }: Met): void {
  const [one, other] = [Math.min(host.account, end.account), Math.max(host.account, end.account)]
  const key = one * lines.accounts.length + other
  const known = ties.get(key)
  const guests = end.home >= AT_HOME ? [host.pair, end.pair] : [end.pair]
  const both = lines.present[host.pair] === 1 && lines.present[end.pair] === 1
  ties.set(key, {
    one,
    other,
    probabilities:
      sureness(probabilities) > sureness(known?.probabilities ?? [])
        ? probabilities
        : (known?.probabilities ?? probabilities),
    lines: (known?.lines ?? 0) + 1,
    present: (known?.present ?? 0) + (both ? 1 : 0),
    sendings: guests.reduce((sum, pair) => sum + sendingsOf(lines, pair), known?.sendings ?? 0),
    copies: guests.reduce((sum, pair) => sum + (totals.copies[pair] ?? 0), known?.copies ?? 0),
    answers: (known?.answers ?? 0) + answers,
  })
}

const sureness = (probabilities: readonly number[]): number => Math.max(0, ...probabilities)

/** What may be said of a tie: its likeliest reading, or that it cannot be told. */
export function tieReading({ probabilities }: Tie): TieReading | 'unresolved' {
  const highest = sureness(probabilities)
  return highest >= DECIDED_AT ? (TIE_READINGS[probabilities.indexOf(highest)] ?? 'unresolved') : 'unresolved'
}
