import { jsonLine } from '../lib/json.ts'
import { describeChain } from '../model/chain.ts'
import type { Row } from '../model/answer.ts'
import type { EndpointFinding, Hit, TrialMessage } from '../model/trial.ts'
import { endpointOf } from '../traffic/endpoints.ts'
import { urlOf } from '../traffic/http/headers.ts'
import { outboundBytesOf, type OutboundValue, outboundValues } from '../traffic/outbound.ts'
import type { Captured } from './capture-exchanges.ts'
import type { Opener } from './opener.ts'

/** How requests to one endpoint open, and which of their parts does. */
export interface EndpointOpener {
  part: string
  opener: Opener
}

const hitKey = (hit: { capture: string; stream: number | null; ordinal: number }): string =>
  `${hit.capture} ${hit.stream} ${hit.ordinal}`

/** Rows of the table `exchanges`, and how many requests of each endpoint opened on the way. */
export class ExchangeRows {
  readonly #openers: ReadonlyMap<string, EndpointOpener>
  readonly #trials: readonly TrialMessage[]
  readonly #trialOf: ReadonlyMap<string, number>
  readonly #opened = new Map<string, number>()

  constructor(
    openers: ReadonlyMap<string, EndpointOpener>,
    session: { trials: readonly TrialMessage[]; hits: readonly Hit[] },
  ) {
    this.#openers = openers
    this.#trials = session.trials
    this.#trialOf = new Map(session.hits.map((hit) => [hitKey(hit), hit.trial]))
  }

  /** A JSON object a line, some lines at a time. */
  async *lines(exchanges: AsyncIterable<Captured & { isRepeat: boolean }>): AsyncGenerator<string> {
    let lines = ''
    for await (const captured of exchanges) {
      lines += `${jsonLine(this.#row(captured))}\n`
      if (lines.length < 1 << 20) continue
      yield lines
      lines = ''
    }
    yield lines
  }

  /** What opened an endpoint's requests; nothing when nothing did. */
  opened({
    endpoint,
  }: Pick<EndpointFinding, 'endpoint'>): Partial<Pick<EndpointFinding, 'opened' | 'decode' | 'keyId'>> {
    const found = this.#openers.get(endpoint)
    if (found === undefined) return {}
    const { part, opener } = found
    return {
      opened: this.#opened.get(endpoint) ?? 0,
      decode: `${part}: ${describeChain(opener.chain)}`,
      keyId: opener.key?.id ?? null,
    }
  }

  #row({ capture, exchange, isRepeat }: Captured & { isRepeat: boolean }): Row {
    const { request, response, stream, ordinal } = exchange
    const endpoint = request === null ? '' : endpointOf(exchange)
    const trial = this.#trialOf.get(hitKey({ capture, stream, ordinal })) ?? null
    const values = request === null ? [] : outboundValues(request)
    const opened = isRepeat ? '' : this.#open(endpoint, values)
    const text = trial === null ? undefined : this.#trials[trial]?.text
    return {
      capture,
      stream: stream ?? -1,
      ordinal,
      at_utc_ms: wholeMs(request?.startedAtUtcMs ?? response?.startedAtUtcMs ?? null),
      client: exchange.client?.address ?? '',
      server: exchange.server?.address ?? '',
      method: request?.method ?? '',
      endpoint,
      url: urlOf(exchange) ?? '',
      status: response?.status ?? 0,
      outbound_bytes: request === null ? 0 : outboundBytesOf(request, values),
      request_sha256: request?.bodySha256 ?? '',
      response_bytes: response?.bodyBytes ?? 0,
      missed_bytes: (request?.missedBytes ?? 0) + (response?.missedBytes ?? 0),
      is_complete: request?.complete === true && response?.complete === true ? 1 : 0,
      is_repeat: isRepeat ? 1 : 0,
      trial: trial ?? -1,
      opened,
      opened_holds_text: text !== undefined && text !== '' && opened.includes(text) ? 1 : 0,
    }
  }

  #open(endpoint: string, values: readonly OutboundValue[]): string {
    const found = this.#openers.get(endpoint)
    const value = values.find(({ part }) => part === found?.part)
    const text = value === undefined ? null : (found?.opener.read(value.bytes) ?? null)
    if (text === null) return ''
    this.#opened.set(endpoint, (this.#opened.get(endpoint) ?? 0) + 1)
    return text
  }
}

const wholeMs = (atUtcMs: number | null): number | null => (atUtcMs === null ? null : Math.round(atUtcMs))
