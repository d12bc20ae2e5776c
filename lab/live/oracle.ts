import type { EditionId } from '../client/editions.ts'
import { keyfileKeys } from '../client/keyfile.ts'
import { castOf } from './cast.ts'
import { exchange } from './exchange.ts'
import { canBeLogged } from './log.ts'
import { meet, type Stage } from './perform.ts'
import { readReplica } from './replica.ts'
import { start } from './scripted.ts'
import type { Site } from './serve.ts'
import type { Trial } from './trial.ts'

/** What a live client did with a text; null for one that it cannot send: empty, with a tab, line break or bar. */
export type Sent = { uploaded: boolean; hidden: boolean } | null

/** Brings up one live client of the lab, which sends what it is given and says whether its servers got an upload. */
export async function openClient(options: {
  dir: string
  edition: EditionId
  sites: readonly Site[]
}): Promise<(text: string) => Promise<Sent>> {
  const { dir, edition, sites } = options
  const trial = (text: string): Trial => ({
    atSeconds: 0,
    client: { name: edition, edition, account: null },
    direction: 'sent',
    text,
    label: 'oracle',
  })
  const { seed } = await readReplica(dir)
  const [script] = await castOf([trial('')], { dir, sites })
  if (script === undefined) throw new RangeError(`no client of ${edition}`)
  const player = { ...script, ...(await start(script, keyfileKeys(seed), exchange)) }
  const stage: Stage = { seed, sites, call: exchange, players: new Map([[edition, player]]) }
  return async (text) => {
    if (!canBeLogged(text)) return null
    const { trial: met } = await meet(stage, { trial: trial(text), player, account: player.account })
    return { uploaded: met.uploaded, hidden: met.displayed === 'no' }
  }
}
