import type { World } from '../people/world.ts'
import type { Scale } from '../scale.ts'
import type { ClientEvent } from '../servers/clients.ts'
import { MONEY_TEST } from '../servers/habits.ts'
import type { Keys } from '../servers/seal.ts'
import { countryTruth, countTruth, gapTruth, listTruth } from './counts.ts'
import { repetitionTruth } from './repetition.ts'
import { roleTruth } from './roles.ts'
import { familyTruth, keysTruth, serverTruth } from './servers.ts'
import { campaignTruth, conversationTruth, sensitiveTruth, targetTruth, triggerTruth } from './stories.ts'
import { tallyOf } from './tally.ts'
import type { LabTruth } from './types.ts'

/** What was made, beside the world itself. */
export interface Made {
  seed: number
  scale: Scale
  keys: Keys
  tree: string
  list: string
  /** Files below the tree. */
  paths: readonly string[]
  clientLogs: readonly ClientEvent[]
  others: LabTruth['others']
}

/** Counts what was invented; nothing here reads what was written. */
export function truthOf(world: World, made: Made): LabTruth {
  const { seed, scale, tree, list, paths, keys, clientLogs, others } = made
  const tally = tallyOf(world)
  const undecryptable = paths.filter((path) => path.includes(`/log/${MONEY_TEST}`)).toSorted()
  return {
    schema: 'breachlight/lab-truth/3',
    seed,
    scale,
    tree,
    list,
    ...countTruth(world, tally, { evidence: paths.length, undecryptable: undecryptable.length }),
    servers: serverTruth(keys, tally),
    families: familyTruth(clientLogs, paths),
    keys: keysTruth(keys),
    countries: countryTruth(world, tally),
    list_matches: listTruth(world, tally),
    undecryptable,
    foreign: paths.filter((path) => path.includes('/pub/')).toSorted(),
    gaps: gapTruth(world),
    address_roles: roleTruth(world, tally, clientLogs),
    triggers: triggerTruth(world, tally),
    targeted: targetTruth(world),
    conversations: conversationTruth(world),
    repetition: repetitionTruth(world, tally),
    campaign: campaignTruth(world, tally),
    sensitive: sensitiveTruth(world, tally),
    others,
  }
}
