import { personAt } from '../../../lab/people/population.ts'
import { KEYWORDS, LIST_WORDS } from '../../../lab/talk/words.ts'
import { viewOf } from '../../../src/analyse/index.ts'
import { type Found, foundOf } from '../../../src/analyse/targets/found.ts'
import { load } from '../dataset.ts'
import { type LabWorld, labWorld } from '../lab-world.ts'

/** Lists that an investigator may hold of a lab world: all words of all clients, the keyfile beside the logs, seven in ten of its words, none. */
export const LISTS = {
  all: Object.values(LIST_WORDS).flat(),
  keyfile: KEYWORDS,
  stale: KEYWORDS.filter((_, at) => at % 10 < 7),
  none: [],
} as const

/** Who is targeted in a world, and how many days of it are left. */
export const WORLDS = {
  both: { accounts: true, group: true },
  accounts: { accounts: true, group: false },
  group: { accounts: false, group: true },
  nobody: { accounts: false, group: false },
} as const

export type ListId = keyof typeof LISTS
export type WorldId = keyof typeof WORLDS

/** Counts that precision and recall are made of. */
export interface Outcome {
  /** Accounts called; those of them that are logged whatever they write, alone or in the group. */
  called: number
  right: number
  /** Accounts logged whatever they write with ten messages or more; those of them that are called. */
  large: number
  found: number
  /** Called and read as a target, no group member; those that are watched alone. */
  asTarget: number
  asTargetRight: number
  /** Read as members of a group; those that are; members that there are. */
  members: number
  membersRight: number
  membersTrue: number
  verdict: string
}

const LARGE = 10
const DAY_MS = 86_400_000

/** A world of a seed with a list, cut to its first days when it is to hold too little. */
export async function outcomeOf(seed: number, list: ListId, world: { id: WorldId; days?: number }): Promise<Outcome> {
  const lab = labWorld(seed, 'small', { targeting: WORLDS[world.id] })
  const records = lab.dataset.records ?? []
  const first = Math.min(...records.map(({ utcMs }) => utcMs ?? Number.POSITIVE_INFINITY))
  const until = world.days === undefined ? Number.POSITIVE_INFINITY : first + world.days * DAY_MS
  const { store, close } = await load({
    records: records.filter(({ utcMs }) => (utcMs ?? 0) < until),
    lists: LISTS[list].length === 0 ? [] : [{ name: 'keyfile.txt', keywords: LISTS[list] }],
  })
  const found = await foundOf(viewOf(store))
  await close()
  return compare(found, lab)
}

function compare({ corpus, calls, groups, verdict }: Found, { world: { population } }: LabWorld): Outcome {
  const kinds = new Map(
    population.people.map(({ account, watched, inWatchedGroup }) => [account, { watched, inWatchedGroup }]),
  )
  const kindOf = (account: number) => kinds.get(corpus.accounts[account] ?? '')
  const isTrue = (account: number): boolean =>
    kindOf(account)?.watched === true || kindOf(account)?.inWatchedGroup === true
  const members = new Set(groups.flatMap(({ accounts }) => accounts))
  const called = calls.tested.filter((account) => account.called)
  const large = calls.tested.filter(({ account, messages }) => messages >= LARGE && isTrue(account))
  const asTarget = called.filter(({ account }) => !members.has(account))
  return {
    called: called.length,
    right: called.filter(({ account }) => isTrue(account)).length,
    large: large.length,
    found: large.filter((account) => account.called).length,
    asTarget: asTarget.length,
    asTargetRight: asTarget.filter(({ account }) => kindOf(account)?.watched === true).length,
    members: members.size,
    membersRight: [...members].filter((account) => kindOf(account)?.inWatchedGroup === true).length,
    membersTrue: population.watchedGroup.map((index) => personAt(population, index)).length,
    verdict: verdict.model,
  }
}

/** Sum of a count over outcomes. */
export const total = (outcomes: readonly Outcome[], of: (outcome: Outcome) => number): number =>
  outcomes.reduce((sum, outcome) => sum + of(outcome), 0)
