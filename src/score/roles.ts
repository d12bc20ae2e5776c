import type { View } from '../analyse/analysis.ts'
import { pairsOf } from '../analyse/pairs.ts'
import type { Score } from '../model/scorecard.ts'
import type { ReplicaTruth } from './truth.ts'

/** Roles that the rule can read; it does not tell a member of a group from a correspondent. */
const ROLES = ['own', 'shared', 'correspondent'] as const

const asRead = (role: string | undefined): string | undefined => (role === 'group' ? 'correspondent' : role)

interface Tally {
  /** Pairs read so. */
  read: number
  /** Pairs that are so. */
  true: number
  /** Pairs that are read so and are so. */
  both: number
}

/**
 * How well the reading of a pair tells what it really is. Precision: of the pairs read so, the share that is so. Recall:
 * of the pairs that are so, the share read so; an unresolved pair lowers it.
 */
export async function roleScores(truth: ReplicaTruth, view: View): Promise<Score[]> {
  const { pairs } = truth.address_roles
  const tallies = new Map(ROLES.map((role) => [role as string, { read: 0, true: 0, both: 0 }]))
  for (const addresses of Object.values(pairs))
    for (const role of Object.values(addresses)) add(tallies.get(asRead(role) ?? ''), 'true')
  for await (const batch of pairsOf(view))
    for (const { account, address, reading } of batch) {
      add(tallies.get(reading), 'read')
      if (asRead(pairs[account]?.[address]) === reading) add(tallies.get(reading), 'both')
    }
  return [...tallies].flatMap(([role, tally]) => sharesOf(role, tally))
}

function add(tally: Tally | undefined, column: keyof Tally): void {
  if (tally !== undefined) tally[column] += 1
}

const sharesOf = (role: string, tally: Tally): Score[] => [
  {
    finding: `pairs read as ${role} that are ${role}`,
    test: 'precision',
    agree: tally.both,
    compared: tally.read,
    detail: '',
  },
  {
    finding: `${role} pairs that are read as ${role}`,
    test: 'recall',
    agree: tally.both,
    compared: tally.true,
    detail: '',
  },
]
