import { createHash } from 'node:crypto'
import { EDITIONS, type EditionId } from '../../lab/client/editions.ts'
import { INSTALLED, judge } from '../../lab/client/judge.ts'
import { encodeUpload, UPLOAD_CONTENT_TYPE, UPLOAD_PATH, uploadKey } from '../../lab/client/upload.ts'
import { chinaTime } from '../../lab/live/clock.ts'
import type { Ask } from '../../lab/live/exchange.ts'
import { noiseOf } from '../../lab/live/noise.ts'
import type { Script } from '../../lab/live/scripted.ts'
import { parsePlan } from '../../lab/live/sheet.ts'
import type { Trial } from '../../lab/live/trial.ts'
import { type Random, random } from '../../lab/random.ts'
import type { Exchange, HttpRequest } from '../../src/model/exchange.ts'
import type { SessionFindings, TrialMessage } from '../../src/model/trial.ts'
import { addExchange, concludeSession, newSession } from '../../src/traffic/session.ts'
import { planSheet } from '../../src/traffic/trials/plan.ts'

/** A session on a virtual clock: the lab's clients, servers' ports and noise, without sockets. */
export interface Simulation {
  seed: number
  words: readonly string[]
  clients: readonly EditionId[]
  trialsPerWord: number
  controls: number
  windowMs: number
  /** Clients whose account the server watches: they upload whatever is written. */
  watched: readonly EditionId[]
  /** Share of uploads that never reach the wire. */
  failing: number
  /** Share of exchanges that the capture lost. */
  lost: number
  /** Beacons of each client, a clock of this many milliseconds; null for none. */
  beaconMs: number | null
  /** Captures without client addresses, as browsers write archives. */
  anonymous: boolean
}

export const USUAL: Simulation = {
  seed: 1,
  words: [],
  clients: ['tom-3.8', 'tom-5.1', 'netbar'],
  trialsPerWord: 20,
  controls: 20,
  windowMs: 1000,
  watched: [],
  failing: 0,
  lost: 0.01,
  beaconMs: null,
  anonymous: false,
}

export const START_UTC_MS = Date.UTC(2008, 8, 1, 12)
const FIRST_PORT = 18081

export const request = (given: Partial<HttpRequest> & { target: string }): HttpRequest => ({
  startedAtUtcMs: null,
  endedAtUtcMs: null,
  version: '1.1',
  headers: [],
  wireBytes: given.bodyHead?.length ?? 0,
  bodyBytes: given.bodyHead?.length ?? 0,
  bodySha256: null,
  bodyHead: new Uint8Array(0),
  complete: true,
  missedBytes: 0,
  faults: [],
  method: 'GET',
  host: null,
  ...given,
})

export const exchangeOf = (given: Partial<Exchange> & Pick<Exchange, 'request'>): Exchange => ({
  stream: null,
  ordinal: 0,
  client: null,
  server: null,
  scheme: 'http',
  interim: [],
  response: null,
  ...given,
})

function asked(ask: Ask, atUtcMs: number, at: { anonymous: boolean; stream: number }): Exchange {
  const { host, hostname, port, pathname, search } = new URL(ask.url)
  return exchangeOf({
    stream: at.anonymous ? null : at.stream,
    client: at.anonymous ? null : { address: ask.from, port: 1024 + (at.stream % 60_000) },
    server: { address: hostname, port: Number(port) },
    request: request({
      method: ask.method,
      target: pathname + search,
      host,
      startedAtUtcMs: atUtcMs,
      headers: ask.body === null ? [] : [['Content-Type', ask.body.type]],
      bodyHead: ask.body?.bytes ?? new Uint8Array(0),
    }),
  })
}

const ACCOUNT: Readonly<Record<EditionId, string>> = {
  'tom-3.8': 'kite.cellar38',
  'tom-5.1': 'teapot.meadow51',
  netbar: 'ladder.harbour07',
}

const scriptOf = (edition: EditionId, index: number): Script => ({
  client: { name: edition, edition, account: null },
  account: ACCOUNT[edition],
  address: `127.0.0.${11 + index}`,
  listsUrl: `http://127.0.0.1:${FIRST_PORT}`,
  homeUrl: `http://127.0.0.1:${FIRST_PORT}`,
  cacheDir: '',
})

function uploadOf(given: { trial: Trial; script: Script; atUtcMs: number; key: Buffer; chance: Random }): Ask {
  const { trial, script, atUtcMs, key, chance } = given
  const account = trial.direction === 'sent' ? script.account : chance.pick(['orchard.bell88', 'candle.bridge63'])
  const port = FIRST_PORT + ((createHash('sha256').update(account).digest()[0] ?? 0) % 8)
  const { version } = EDITIONS[script.client.edition]
  const line = { account, text: trial.text, at: chinaTime(atUtcMs), direction: trial.direction }
  return {
    from: script.address,
    method: 'POST',
    url: `http://127.0.0.1:${port}${UPLOAD_PATH}?v=${version}`,
    body: { type: UPLOAD_CONTENT_TYPE, bytes: encodeUpload(line, key) },
  }
}

/** Messages as they were played, and everything that went over the wire, in the order of time. */
export function simulate(simulation: Simulation): { trials: TrialMessage[]; exchanges: Exchange[] } {
  const { seed, words, clients, windowMs, watched, failing, lost, beaconMs, anonymous } = simulation
  const chance = random(seed)
  const scripts = new Map(clients.map((edition, index) => [edition, scriptOf(edition, index)]))
  const plan = parsePlan(planSheet({ ...simulation, words, gapSeconds: (2 * windowMs) / 1000 }))
  const untilS = (plan.at(-1)?.atSeconds ?? 0) + 10
  const asks: { ask: Ask; atUtcMs: number }[] = []
  for (const script of scripts.values()) {
    for (const { ask, atSeconds } of noiseOf(chance, script, untilS))
      asks.push({ ask, atUtcMs: START_UTC_MS + atSeconds * 1000 })
    const beats = beaconMs === null ? 0 : Math.ceil((untilS * 1000) / beaconMs)
    for (let beat = 0; beat < beats; beat += 1)
      asks.push({
        ask: { from: script.address, method: 'GET', url: 'http://127.0.0.1:18090/beat?id=5', body: null },
        atUtcMs: START_UTC_MS + beat * (beaconMs ?? 0),
      })
  }
  const trials = plan.map((trial, index): TrialMessage => {
    const { atSeconds, client, direction, text, label } = trial
    const script = scripts.get(client.edition)
    if (script === undefined) throw new Error('no such client')
    const verdict = judge(text, INSTALLED[client.edition])
    const atUtcMs = START_UTC_MS + Math.floor(atSeconds * 1000)
    const latencyMs = 20 + chance.share() ** 3 * Math.min(1500, 0.8 * windowMs)
    if ((verdict.uploaded || watched.includes(client.edition)) && !chance.chance(failing))
      asks.push({
        ask: uploadOf({ trial, script, atUtcMs, key: uploadKey(seed), chance }),
        atUtcMs: atUtcMs + latencyMs,
      })
    const displayed = verdict.hidden ? 'no' : 'yes'
    const address = anonymous ? null : script.address
    return {
      sheet: 'played.csv',
      line: index + 2,
      atUtcMs,
      client: client.name,
      address,
      direction,
      text,
      label,
      displayed,
    }
  })
  const exchanges = asks
    .toSorted((a, b) => a.atUtcMs - b.atUtcMs)
    .filter(() => !chance.chance(lost))
    .map(({ ask, atUtcMs }, stream) => asked(ask, atUtcMs, { anonymous, stream }))
  return { trials, exchanges }
}

/** Findings of a simulated session. */
export function concluded(
  session: { trials: readonly TrialMessage[]; exchanges: readonly Exchange[] },
  plan: { windowMs: number; seed: number },
): SessionFindings {
  const started = newSession({ trials: session.trials, ...plan })
  for (const exchange of session.exchanges) addExchange(started, exchange, { capture: 'a.pcapng', isRepeat: false })
  return concludeSession(started)
}
