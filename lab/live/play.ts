import { readFile, writeFile } from 'node:fs/promises'
import { VERSION_CHECK_PATH } from '../client/editions.ts'
import { keyfileKeys } from '../client/keyfile.ts'
import { castOf } from './cast.ts'
import { type Exchange, exchange, startedAtUtcUs } from './exchange.ts'
import { har } from './har.ts'
import type { Noise, NoiseKind } from './noise.ts'
import { pcapng } from './pcapng.ts'
import { type Player, perform } from './perform.ts'
import { type PlayTruth, playTruth } from './play-truth.ts'
import { readReplica } from './replica.ts'
import { type Call, start } from './scripted.ts'
import type { Site } from './serve.ts'
import { formatPlayed, parsePlan } from './sheet.ts'
import { packetsOfAll } from './tcp.ts'
import type { Trial } from './trial.ts'

/** What a play leaves behind. */
export interface Played {
  capturePath: string
  harPath: string | null
  /** The sheet with the times at which the messages really went, and whether they were displayed. */
  sheetPath: string
  truthPath: string
  truth: PlayTruth
}

type Noisy = PlayTruth['noise']

const countNoise = (noise: readonly Noise[], kind: NoiseKind): number =>
  noise.filter((request) => request.kind === kind).length

/** All noise by kind; every client says once that it is there before the first message. */
function noiseCounts(noise: readonly Noise[], players: readonly Player[], exchanges: readonly Exchange[]): Noisy {
  return {
    presence: countNoise(noise, 'presence') + players.length,
    advertisement: countNoise(noise, 'advertisement'),
    offline_messages: countNoise(noise, 'offline_messages'),
    version_check: exchanges.filter(({ ask }) => ask.url.includes(VERSION_CHECK_PATH)).length,
  }
}

/** Brings up every client that the plan speaks of, one after the other. */
async function playersOf(
  trials: readonly Trial[],
  options: { dir: string; seed: number; sites: readonly Site[]; call: Call },
): Promise<Player[]> {
  const keys = keyfileKeys(options.seed)
  const players: Player[] = []
  for (const script of await castOf(trials, options))
    players.push({ ...script, ...(await start(script, keys, options.call)) })
  return players
}

/**
 * Plays a plan with scripted clients against the servers of a replica, and writes what went over their sockets as a
 * capture (and as a HAR if wanted), the sheet as it was played, and the truth.
 */
export async function play(options: {
  dir: string
  sheetPath: string
  capturePath: string
  harPath: string | null
  sites: readonly Site[]
}): Promise<Played> {
  const { dir, sites, capturePath, harPath } = options
  const trials = parsePlan(await readFile(options.sheetPath, 'utf8'))
  const { seed } = await readReplica(dir)
  const exchanges: Exchange[] = []
  const call: Call = async (ask) => {
    const made = await exchange(ask)
    exchanges.push(made)
    return made
  }
  const players = await playersOf(trials, { dir, seed, sites, call })
  const stage = { seed, sites, call, players: new Map(players.map((player) => [player.client.name, player])) }
  const { played, uploads, noise } = await perform(stage, trials)
  exchanges.sort((a, b) => startedAtUtcUs(a) - startedAtUtcUs(b))
  const downloads = players.flatMap(({ client, downloads: own }) =>
    own.map((download) => ({ client: client.name, ...download })),
  )
  const counted = noiseCounts(noise, players, exchanges)
  const truth = playTruth({ seed, exchanges, uploads, downloads, played, noise: counted })

  const stem = capturePath.replace(/\.[^./\\]+$/, '')
  const [sheetPath, truthPath] = [`${stem}.trials.csv`, `${stem}.truth.json`]
  await writeFile(capturePath, pcapng(packetsOfAll(exchanges.map(({ flow }) => flow))))
  if (harPath !== null) await writeFile(harPath, har(exchanges))
  await writeFile(sheetPath, formatPlayed(played))
  await writeFile(truthPath, `${JSON.stringify(truth, null, 1)}\n`)
  return { capturePath, harPath, sheetPath, truthPath, truth }
}
