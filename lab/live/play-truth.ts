import type { Verdict } from '../client/judge.ts'
import type { ListName } from '../talk/words.ts'
import { bytesOf, type Exchange, startedAtUtcUs } from './exchange.ts'
import type { NoiseKind } from './noise.ts'
import type { PlayedTrial } from './trial.ts'

/** An upload that was made, with its reason. */
export interface Uploaded {
  client: string
  account: string
  text: string
  direction: 'sent' | 'received'
  verdict: Verdict
  /** Name of the log server. */
  server: string
  exchange: Exchange
}

/** Where a thing stands in the capture; `tcp_stream` counts from 0 as Wireshark does. */
interface OnTheWire {
  at_utc_ms: number
  url: string
  tcp_stream: number
}

/** What was played: written beside the capture, for whoever wants to know what an investigation of it should find. */
export interface PlayTruth {
  schema: 'breachlight/lab-play/2'
  seed: number
  uploads: readonly (OnTheWire & {
    client: string
    account: string
    address: string
    server: string
    direction: 'sent' | 'received'
    text: string
    /** Both null when the account is uploaded whatever it writes. */
    list: ListName | null
    word: string | null
    request_bytes: number
  })[]
  downloads: readonly (OnTheWire & { client: string; list: ListName; bytes: number })[]
  /** What became of the messages with each word, by client. */
  words: readonly { client: string; word: string; trials: number; uploaded: number; hidden: number }[]
  /** Requests that have nothing to do with any message. */
  noise: Readonly<Record<NoiseKind | 'version_check', number>>
}

/** Puts the truth together; `exchanges` are all there were, in the order in which they began. */
export function playTruth(given: {
  seed: number
  exchanges: readonly Exchange[]
  uploads: readonly Uploaded[]
  downloads: readonly { client: string; list: ListName; exchange: Exchange }[]
  noise: PlayTruth['noise']
  played: readonly PlayedTrial[]
}): PlayTruth {
  const streams = new Map(given.exchanges.map((exchange, index) => [exchange, index]))
  const onTheWire = (exchange: Exchange): OnTheWire => ({
    at_utc_ms: startedAtUtcUs(exchange) / 1000,
    url: exchange.ask.url,
    tcp_stream: streams.get(exchange) ?? 0,
  })
  return {
    schema: 'breachlight/lab-play/2',
    seed: given.seed,
    uploads: given.uploads.map(({ verdict, exchange, ...upload }) => ({
      ...onTheWire(exchange),
      ...upload,
      address: exchange.ask.from,
      list: verdict.list,
      word: verdict.word,
      request_bytes: bytesOf(exchange.flow, 'sent').length,
    })),
    downloads: given.downloads.map(({ exchange, ...download }) => ({
      ...onTheWire(exchange),
      ...download,
      bytes: exchange.body.length,
    })),
    words: wordsIn(given.played),
    noise: given.noise,
  }
}

function wordsIn(played: readonly PlayedTrial[]): PlayTruth['words'] {
  const groups = new Map<string, PlayedTrial[]>()
  for (const trial of played.filter(({ label }) => label !== 'control')) {
    const key = `${trial.client.name} ${trial.label}`
    groups.set(key, [...(groups.get(key) ?? []), trial])
  }
  return [...groups.values()].map((trials) => ({
    client: trials[0]?.client.name ?? '',
    word: trials[0]?.label ?? '',
    trials: trials.length,
    uploaded: trials.filter(({ uploaded }) => uploaded).length,
    hidden: trials.filter(({ displayed }) => displayed === 'no').length,
  }))
}
