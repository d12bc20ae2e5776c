import { benjaminiHochberg } from '../../lib/corrections.ts'
import { atLeastEvents } from '../../lib/poisson.ts'
import { seededRandom } from '../../lib/random.ts'
import type { Corpus } from '../corpus.ts'
import { ALPHA, type Calls, type Tested } from './calls.ts'
import { densest, type Ties } from './densest.ts'
import { type Links, linksOf, type Moment, shifted } from './links.ts'

/** Accounts whose unexplained messages answer each other. */
export interface Group {
  /** Places in the corpus's accounts, in ascending order. */
  accounts: readonly number[]
  /** Messages of the members, the unexplained ones, and as many as accounts like everybody else would have. */
  messages: number
  unexplained: number
  expected: number
  /** How often unexplained messages of two members are near each other in time. */
  links: number
  /** The same if they wrote independently of each other. */
  expectedLinks: number
  /** Chance that so dense a group turns up although nobody answers anybody: permutation of days. */
  p: number
  /** Corrected for the number of groups found (Benjamini and Hochberg). */
  q: number
}

/** What a group is called in answers, by its place. */
export const groupName = (at: number): string => `group-${at + 1}`

/** Suspected are accounts that stand out on their own, uncorrected: the group's test corrects by permutation. */
const SUSPECT_P = 0.05

/** A pair is tied when so many links would be this rare by chance. */
const TIE_P = 0.02

/** With one draw as dense, p = 0.02; with none, 0.01. */
const PERMUTATIONS = 99

const LEAST_MEMBERS = 3
/** As many ties as members at least: in a chain or a star nobody need know more than one other. */
const LEAST_DENSITY = 1
const MOST_GROUPS = 20
const SEED = 20_081_001

interface Suspects {
  accounts: readonly Tested[]
  moments: readonly Moment[]
  /** Dated unexplained messages of each. */
  counts: readonly number[]
}

function suspectsOf(corpus: Corpus, { tested }: Calls): Suspects {
  const accounts = tested.filter(({ p, unexplained }) => p <= SUSPECT_P && unexplained > 0)
  const moments = accounts.flatMap(({ places }, who) =>
    places.flatMap((place): Moment[] => {
      const utcMs = corpus.firstUtcMs[place] ?? Number.NaN
      return Number.isNaN(utcMs) ? [] : [{ who, utcMs }]
    }),
  )
  const counts = Array.from<number>({ length: accounts.length }).fill(0)
  for (const { who } of moments) counts[who] = (counts[who] ?? 0) + 1
  return { accounts, moments, counts }
}

/** Finds groups one after the other, the densest first, until the next is no denser than chance makes one. */
export function groupsOf(corpus: Corpus, calls: Calls): Group[] {
  const suspects = suspectsOf(corpus, calls)
  const size = suspects.accounts.length
  const random = seededRandom(SEED)
  const draws = Array.from({ length: PERMUTATIONS }, () => linksOf(shifted(suspects.moments, random), size))
  const pairChance = pairChanceOf(draws, suspects.counts)
  const expected = (one: number, other: number): number =>
    pairChance * (suspects.counts[one] ?? 0) * (suspects.counts[other] ?? 0)
  const densities = draws.map((links) => densest(tiesOf(links, size, expected)).density)
  const links = linksOf(suspects.moments, size)
  const found: Omit<Group, 'q'>[] = []
  const gone = new Set<number>()
  while (found.length < MOST_GROUPS) {
    const ties = tiesOf(links, size, expected).filter(([one, other]) => !gone.has(one) && !gone.has(other))
    const { nodes, density } = densest(ties)
    const p = (1 + densities.filter((other) => other >= density).length) / (1 + PERMUTATIONS)
    if (nodes.length < LEAST_MEMBERS || density < LEAST_DENSITY || p > ALPHA) break
    const members = withFollowers(nodes, { links, size, expected, counts: suspects.counts, gone })
    for (const member of [...nodes, ...members]) gone.add(member)
    if (members.length < LEAST_MEMBERS) continue
    found.push({ ...describe(members, { links, size, expected, suspects }), p })
  }
  const qs = benjaminiHochberg(found.map(({ p }) => p))
  return found.map((group, at) => ({ ...group, q: qs[at] ?? 1 }))
}

/** Chance that one message of an account is near one message of another, by the permuted links. */
function pairChanceOf(draws: readonly Links[], counts: readonly number[]): number {
  const all = counts.reduce((sum, n) => sum + n, 0)
  const pairs = (all * all - counts.reduce((sum, n) => sum + n * n, 0)) / 2
  const links = draws.reduce((sum, draw) => sum + [...draw.values()].reduce((total, n) => total + n, 0), 0)
  return pairs === 0 ? 0 : (links + 0.5) / draws.length / pairs
}

type Expected = (one: number, other: number) => number

const tiesOf = (links: Links, size: number, expected: Expected): Ties =>
  [...links].flatMap(([key, count]) => {
    const [one, other] = [Math.floor(key / size), key % size]
    return atLeastEvents(count, expected(one, other)) <= TIE_P ? [[one, other] as const] : []
  })

interface Known {
  links: Links
  size: number
  expected: Expected
  counts: readonly number[]
  gone: ReadonlySet<number>
}

const linksBetween = ({ links, size }: Pick<Known, 'links' | 'size'>, one: number, other: number): number =>
  links.get(Math.min(one, other) * size + Math.max(one, other)) ?? 0

/** The core and whoever answers its members, or is answered, as the core itself does rather than by chance. */
function withFollowers(core: readonly number[], known: Known): number[] {
  const linkedTo = (who: number, to: (one: number, other: number) => number): number =>
    core.reduce((sum, member) => sum + (member === who ? 0 : to(who, member)), 0)
  const linked = (who: number): number => linkedTo(who, (one, other) => linksBetween(known, one, other))
  const messages = (who: number): number => known.counts[who] ?? 0
  const rate = core.reduce((sum, who) => sum + linked(who), 0) / core.reduce((sum, who) => sum + messages(who), 0)
  return [...known.counts.keys()].filter((who) => {
    if (known.gone.has(who) || messages(who) === 0) return false
    const chance = linkedTo(who, known.expected)
    // Poisson log likelihood ratio of answering at the core's rate to answering by chance
    return linked(who) * Math.log((rate * messages(who)) / chance) - (rate * messages(who) - chance) > 0
  })
}

function describe(
  members: readonly number[],
  { links, size, expected, suspects }: Pick<Known, 'links' | 'size' | 'expected'> & { suspects: Suspects },
): Omit<Group, 'p' | 'q'> {
  const pairs = members.flatMap((one, at) => members.slice(at + 1).map((other) => [one, other] as const))
  const accounts = members.flatMap((who) => suspects.accounts[who] ?? [])
  return {
    accounts: accounts.map(({ account }) => account),
    messages: accounts.reduce((sum, { messages }) => sum + messages, 0),
    unexplained: accounts.reduce((sum, { unexplained }) => sum + unexplained, 0),
    expected: accounts.reduce((sum, account) => sum + account.expected, 0),
    links: pairs.reduce((sum, [one, other]) => sum + linksBetween({ links, size }, one, other), 0),
    expectedLinks: pairs.reduce((sum, [one, other]) => sum + expected(one, other), 0),
  }
}
