import { viewOf } from '../../../src/analyse/index.ts'
import { calibrationError, type Judged } from '../../../src/lib/calibration.ts'
import { DECIDED_AT, likeliest, networkFrom, READINGS } from '../../../src/analyse/network/readings.ts'
import { type Lines, linesUpTo } from '../../../src/analyse/network/lines.ts'
import type { Scale } from '../../../lab/scale.ts'
import { roleTruth } from '../../../lab/truth/roles.ts'
import { load } from '../dataset.ts'
import { type LabWorld, labWorld } from '../lab-world.ts'

/** How much of the logs of presence an investigator has: all, half of the servers, one family, little, none. */
export const STATES = {
  all: () => true,
  'half of the servers': ({ server }: { server: string }) => /fs0[1-4]/.test(server),
  'online logs only': ({ family }: { family: string }) => family === 'skypeonlineinfo',
  'new-user logs only': ({ family }: { family: string }) => family === 'skypenewuser',
  none: () => false,
} as const
export type State = keyof typeof STATES
export const STATE_NAMES: readonly State[] = [
  'all',
  'half of the servers',
  'online logs only',
  'new-user logs only',
  'none',
]

/** A lab world's lines as an investigator would have them, and what each pair is: a place in `READINGS`, or −1. */
export interface Labelled {
  lines: Lines
  truth: Int8Array
}

/** Lines of one world in every state of its logs of presence. */
export async function labelled(seed: number, scale: Scale, states: readonly State[]): Promise<Map<State, Labelled>> {
  const lab = labWorld(seed, scale)
  const { pairs } = roleTruth(lab.world, lab.tally, lab.clientLogs)
  const found = new Map<State, Labelled>()
  for (const state of states) {
    const lines = await linesIn(lab, state)
    const truth = Int8Array.from(lines.account, (account, pair) => {
      const role = pairs[lines.accounts[account] ?? '']?.[lines.addresses[lines.address[pair] ?? 0] ?? '']
      return role === undefined ? -1 : READINGS.indexOf(role)
    })
    found.set(state, { lines, truth })
  }
  return found
}

async function linesIn({ dataset }: LabWorld, state: State): Promise<Lines> {
  const records = (dataset.records ?? []).filter(
    ({ message = true, server = '', family = '' }) => message || STATES[state]({ server, family }),
  )
  const { store, close } = await load({ records })
  try {
    return await linesUpTo(viewOf(store), Number.MAX_SAFE_INTEGER)
  } finally {
    await close()
  }
}

/** The likeliest reading of every pair that wrote, beside what the pair is. */
export function judged({ lines, truth }: Labelled): Judged[] {
  const network = networkFrom(lines)
  return [...truth].flatMap((role, pair) => {
    if (role < 0) return []
    const { reading, probability } = likeliest(network, pair)
    return [{ probability, isRight: READINGS[role] === reading }]
  })
}

/** How well some pairs are read. */
export function measured(pairs: readonly Judged[]) {
  const decided = pairs.filter(({ probability }) => probability >= DECIDED_AT)
  const right = decided.filter(({ isRight }) => isRight).length
  return {
    pairs: pairs.length,
    error: calibrationError(pairs),
    accuracy: right / decided.length,
    decided: decided.length / pairs.length,
  }
}
