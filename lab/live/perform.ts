import { setTimeout as pause } from 'node:timers/promises'
import { EDITIONS } from '../client/editions.ts'
import { judge, type Verdict } from '../client/judge.ts'
import { encodeUpload, UPLOAD_CONTENT_TYPE, UPLOAD_PATH, uploadKey } from '../client/upload.ts'
import { type Random, random } from '../random.ts'
import { logServerFor, SENDERS } from './cast.ts'
import { chinaTime, nowUtcUs } from './clock.ts'
import { type Noise, noiseOf } from './noise.ts'
import type { Uploaded } from './play-truth.ts'
import type { Call, Online, Script } from './scripted.ts'
import type { Site } from './serve.ts'
import type { PlayedTrial, Trial } from './trial.ts'

/** A client that is up. */
export type Player = Script & Online

/** Everything a performance needs. */
export interface Stage {
  seed: number
  sites: readonly Site[]
  /** By name in the sheet. */
  players: ReadonlyMap<string, Player>
  call: Call
}

/** A message that was sent or received, and its upload if there was one. */
interface Performed {
  trial: PlayedTrial
  uploaded: Uploaded | null
}

/** A message as its client meets it. */
interface Message {
  trial: Trial
  player: Player
  /** Who wrote it. */
  account: string
}

async function upload(stage: Stage, message: Message, verdict: Verdict): Promise<Uploaded> {
  const { trial, player, account } = message
  const { text, direction } = trial
  const server = logServerFor(account, stage.sites)
  const url = new URL(`${UPLOAD_PATH}?v=${EDITIONS[player.client.edition].version}`, server.url).href
  const line = { account, text, at: chinaTime(nowUtcUs() / 1000), direction }
  const body = { type: UPLOAD_CONTENT_TYPE, bytes: encodeUpload(line, uploadKey(stage.seed)) }
  const exchange = await stage.call({ from: player.address, method: 'POST', url, body })
  if (exchange.status !== 200) throw new Error(`${server.name} refused an upload: ${exchange.status}`)
  return { client: player.client.name, account, text, direction, verdict, server: server.name, exchange }
}

/** Judges a message at the moment it is there, and uploads it if the lists or the server say so. */
export async function meet(stage: Stage, message: Message): Promise<Performed> {
  const { trial, player } = message
  const atUtcMs = nowUtcUs() / 1000
  const verdict = judge(trial.text, player.installed)
  const uploaded = verdict.uploaded || player.watched ? await upload(stage, message, verdict) : null
  const displayed = verdict.hidden ? 'no' : 'yes'
  return {
    trial: { ...trial, atUtcMs, displayed, uploaded: uploaded !== null, address: player.address },
    uploaded,
  }
}

function messageOf(chance: Random, trial: Trial, stage: Stage): Message {
  const player = stage.players.get(trial.client.name)
  if (player === undefined) throw new RangeError(`${trial.client.name} is not on stage`)
  return { trial, player, account: trial.direction === 'sent' ? player.account : chance.pick(SENDERS) }
}

const PERFORM_SALT = 0x70_6c_61_79

/** Noise goes on for a moment after the last message. */
const LINGER_S = 0.5

/** Plays every message at its second, with noise around it; the first second is now. */
export async function perform(
  stage: Stage,
  trials: readonly Trial[],
): Promise<{ played: PlayedTrial[]; uploads: Uploaded[]; noise: Noise[] }> {
  const chance = random(stage.seed ^ PERFORM_SALT)
  const messages = trials.map((trial) => messageOf(chance, trial, stage))
  const untilS = (trials.at(-1)?.atSeconds ?? 0) + LINGER_S
  const noise = [...stage.players.values()].flatMap((player) => noiseOf(chance, player, untilS))
  const [performed] = await Promise.all([
    Promise.all(
      messages.map(async (message) => {
        await pause(message.trial.atSeconds * 1000)
        return meet(stage, message)
      }),
    ),
    Promise.all(
      noise.map(async ({ atSeconds, ask }) => {
        await pause(atSeconds * 1000)
        await stage.call(ask)
      }),
    ),
  ])
  const played = performed.map(({ trial }) => trial).toSorted((a, b) => a.atUtcMs - b.atUtcMs)
  return { played, uploads: performed.flatMap(({ uploaded }) => uploaded ?? []), noise }
}
