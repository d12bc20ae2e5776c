import { writeFile } from 'node:fs/promises'
import type { Row } from '../model/answer.ts'
import type { KeyCandidate } from '../model/chain.ts'
import type { EndpointFinding } from '../model/trial.ts'
import { SeenExchanges } from '../traffic/duplicates.ts'
import { endpointOf } from '../traffic/endpoints.ts'
import { outboundValues } from '../traffic/outbound.ts'
import { addExchange, concludeSession, newSession } from '../traffic/session.ts'
import { capturedExchanges, type Captured } from './capture-exchanges.ts'
import { looksEnciphered } from './enciphered.ts'
import { type EndpointOpener, ExchangeRows } from './exchange-rows.ts'
import type { SessionJob, SessionResult } from './jobs.ts'
import { findOpener } from './opener.ts'
import { ValueSamples } from './value-samples.ts'

/** Reshuffled labels and random windows are drawn from this: the same case gives the same numbers. */
const SEED = 2008

/**
 * Goes through the captures twice: once for how requests behave and which trial they belong to, and once, when the keys
 * that open them are found, to write down each exchange. Memory does not grow with the captures.
 */
export async function sessionJob(job: SessionJob, advance: (bytes: number) => void): Promise<SessionResult> {
  const session = newSession({ trials: job.trials, windowMs: job.windowMs, seed: SEED })
  const samples = new ValueSamples()
  const captures: Row[] = []
  for await (const { capture, exchange, isRepeat } of seen(
    capturedExchanges(job, { capture: (row) => captures.push(row), bytes: advance }),
  )) {
    addExchange(session, exchange, { capture, isRepeat })
    if (exchange.request !== null) samples.add(endpointOf(exchange), outboundValues(exchange.request))
  }
  const findings = concludeSession(session)
  const openers = openersOf(findings.endpoints, samples, job.candidates)
  const writer = new ExchangeRows(openers, { trials: job.trials, hits: findings.hits })
  const again = seen(capturedExchanges(job, { capture: () => undefined, bytes: advance }))
  await writeFile(job.exchangesPath, writer.lines(again), { mode: 0o600 })
  const endpoints = findings.endpoints.map((endpoint) => ({ ...endpoint, ...writer.opened(endpoint) }))
  const keys = [...openers.values()].flatMap(({ opener }) => opener.key ?? [])
  return { captures, findings: { ...findings, endpoints }, keys }
}

/** A search takes seconds where nothing opens: only the likeliest uploads are worth one. */
const SEARCHED_ENDPOINTS = 20

/** For each of the likeliest endpoints the first part of its requests that is enciphered and opens. */
function openersOf(
  endpoints: readonly EndpointFinding[],
  samples: ValueSamples,
  candidates: readonly KeyCandidate[],
): Map<string, EndpointOpener> {
  const found = new Map<string, EndpointOpener>()
  for (const { endpoint } of endpoints.slice(0, SEARCHED_ENDPOINTS))
    for (const [part, values] of samples.partsOf(endpoint)) {
      const enciphered = values.filter(looksEnciphered)
      const opener = found.has(endpoint) || enciphered.length === 0 ? null : findOpener(enciphered, candidates)
      if (opener !== null) found.set(endpoint, { part, opener })
    }
  return found
}

/** The same exchanges with whether another capture of the session has them already. */
async function* seen(exchanges: AsyncIterable<Captured>): AsyncGenerator<Captured & { isRepeat: boolean }> {
  const known = new SeenExchanges()
  for await (const { capture, exchange } of exchanges)
    yield { capture, exchange, isRepeat: known.isRepeat(exchange, capture, exchange.request?.startedAtUtcMs ?? null) }
}
