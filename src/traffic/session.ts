import { seededRandom } from '../lib/random.ts'
import { spearman } from '../lib/ranks.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Hit, SessionFindings, TrialMessage } from '../model/trial.ts'
import { endpointOf } from './endpoints.ts'
import { noteChance, type TestedClients, testedClients } from './trials/clients.ts'
import type { Firing, Firings } from './trials/tests.ts'
import { inTime, layWindows, type Windows, windowsAt } from './trials/windows.ts'
import { concludeWords, LEAST_PAIRS } from './trials/words.ts'
import { addRequest, type Finder, newFinder, rankEndpoints } from './uploads/finder.ts'

/** What is fixed before a capture is looked at. */
export interface SessionPlan {
  trials: readonly TrialMessage[]
  windowMs: number
  /** Of random windows, reshuffled labels and samples: the same seed gives the same numbers. */
  seed: number
}

/** Captures and sheets of one session while they are read. */
export interface Session {
  plan: SessionPlan
  /** In the order of time; hits name them by their place. */
  trials: readonly TrialMessage[]
  windows: Windows
  clients: TestedClients
  finder: Finder
  hits: Hit[]
  /** Requests inside windows that there was no room to keep. */
  droppedHits: number
  exchanges: number
  repeated: number
  undated: number
}

/** Requests kept inside windows, some 100 MB; a session of a day has some thousands. */
const MAX_HITS = 500_000

/** Keeps what is drawn for one purpose apart from what is drawn for another. */
const SALTS = { chance: 0x6368_616e, finder: 0x6669_6e64, permutation: 0x7065_726d } as const

/** Lays windows, of messages and at random, before anything of a capture is known. */
export function newSession(plan: SessionPlan): Session {
  const trials = inTime(plan.trials)
  const windows = layWindows(trials, plan.windowMs)
  return {
    plan,
    trials,
    windows,
    clients: testedClients(trials, windows, seededRandom(plan.seed ^ SALTS.chance)),
    finder: newFinder(seededRandom(plan.seed ^ SALTS.finder)),
    hits: [],
    droppedHits: 0,
    exchanges: 0,
    repeated: 0,
    undated: 0,
  }
}

function addHits(
  session: Session,
  exchange: Exchange,
  request: Pick<Hit, 'endpoint' | 'capture' | 'atUtcMs' | 'outboundBytes'>,
): void {
  const { windows, clients, hits } = session
  const address = exchange.client?.address ?? null
  noteChance(clients, { address, atUtcMs: request.atUtcMs, endpoint: request.endpoint })
  for (const { trial, startUtcMs } of windowsAt(windows, { address, atUtcMs: request.atUtcMs })) {
    const { stream, ordinal } = exchange
    if (hits.length < MAX_HITS)
      hits.push({ trial, ...request, stream, ordinal, latencyMs: request.atUtcMs - startUtcMs })
    else session.droppedHits += 1
  }
}

/** Takes one exchange of a capture, its times already those of the sheets. One that another capture holds as well is only counted. */
export function addExchange(session: Session, exchange: Exchange, from: { capture: string; isRepeat: boolean }): void {
  if (from.isRepeat) {
    session.repeated += 1
    return
  }
  session.exchanges += 1
  const { request } = exchange
  if (request === null) return
  const { endpoint, outboundBytes } = addRequest(session.finder, endpointOf(exchange), exchange)
  const atUtcMs = request.startedAtUtcMs
  if (atUtcMs === null) session.undated += 1
  else addHits(session, exchange, { endpoint, capture: from.capture, atUtcMs, outboundBytes })
}

/** The first request to each endpoint in each window. */
function firingsOf(hits: readonly Hit[]): Firings {
  const firings = new Map<string, Map<number, Firing>>()
  for (const { endpoint, trial, latencyMs, outboundBytes } of hits) {
    const fired = firings.get(endpoint) ?? new Map<number, Firing>()
    firings.set(endpoint, fired)
    if (latencyMs < (fired.get(trial)?.latencyMs ?? Number.POSITIVE_INFINITY))
      fired.set(trial, { latencyMs, outboundBytes })
  }
  return firings
}

/** By endpoint: whether its requests grow with the messages before them. */
function sizeCorrelations(firings: Firings, trials: readonly TrialMessage[]): Map<string, number | null> {
  const textBytes = trials.map(({ text }) => Buffer.byteLength(text))
  return new Map(
    [...firings].map(([endpoint, fired]) => {
      const pairs = [...fired].map(([trial, { outboundBytes }]) => [textBytes[trial] ?? 0, outboundBytes] as const)
      return [endpoint, pairs.length < LEAST_PAIRS ? null : spearman(pairs)]
    }),
  )
}

const inOrder = (a: Hit, b: Hit): number =>
  a.trial - b.trial || a.atUtcMs - b.atUtcMs || (a.capture < b.capture ? -1 : Number(a.capture > b.capture))

/** What follows from everything that was added. What opens the requests is not known here: nothing is opened. */
export function concludeSession(session: Session): SessionFindings {
  const { plan, trials, clients, finder, exchanges, repeated, undated } = session
  const hits = session.hits.toSorted(inOrder)
  const firings = firingsOf(hits)
  const random = seededRandom(plan.seed ^ SALTS.permutation)
  return {
    exchanges,
    repeated,
    undated,
    windowMs: plan.windowMs,
    endpoints: rankEndpoints(finder, sizeCorrelations(firings, trials)),
    words: concludeWords(clients.all, { trials, firings, windowMs: plan.windowMs, random }),
    hits,
    droppedHits: session.droppedHits,
  }
}
