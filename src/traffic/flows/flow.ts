import { parseAddress } from '../../lib/addresses.ts'
import { latin1 } from '../../lib/bytes.ts'
import { visible } from '../../lib/visible.ts'
import type { End, Exchange, HttpMessage, HttpRequest, HttpResponse, MessageFault } from '../../model/exchange.ts'
import { BodyCollector, NO_BODY } from '../http/body.ts'
import { headerOf } from '../http/headers.ts'
import type { Tnet } from './tnetstring.ts'

/** What a flow is: an exchange, something that is no HTTP, or nothing that can be read. */
export type FlowOutcome = { kind: 'exchange'; exchange: Exchange } | { kind: 'other' | 'bad'; detail: string }

type Fields = ReadonlyMap<string, Tnet>

const isFields = (value: Tnet | undefined): value is Fields => value instanceof Map

/** Latin-1 like header values from packets; null when the field is no text. */
const textIn = (fields: Fields, key: string): string | null => {
  const value = fields.get(key)
  return value instanceof Uint8Array ? latin1(value) : null
}

const listOf = (value: Tnet | undefined): readonly Tnet[] => (Array.isArray(value) ? value : [])

/** A century from 1970; later times are no times of a capture. */
const MAX_SECONDS = 4_102_444_800

/** mitmproxy keeps seconds since 1970 UTC, with fractions. */
function timeIn(fields: Fields, key: string, faults: Set<MessageFault>): number | null {
  const seconds = fields.get(key)
  if (seconds === undefined || (seconds === null && key === 'timestamp_end')) return null
  if (typeof seconds === 'number' && seconds > 0 && seconds < MAX_SECONDS) return seconds * 1000
  if (seconds !== 0) faults.add('bad-value')
  return null
}

/** The first of some fields that is `[address, port, …]` with an address; names are not resolved. */
function endIn(connection: Tnet | undefined, keys: readonly string[]): End | null {
  if (!isFields(connection)) return null
  for (const key of keys) {
    const [host, port] = listOf(connection.get(key))
    const parsed = host instanceof Uint8Array ? parseAddress(latin1(host)) : null
    if (parsed !== null && typeof port === 'number' && port >= 0 && port <= 65_535)
      return { address: parsed.canonical, port }
  }
  return null
}

const headersOf = (message: Fields): [string, string][] =>
  listOf(message.get('headers')).flatMap((pair): [string, string][] => {
    const [name, value] = listOf(pair)
    return name instanceof Uint8Array && value instanceof Uint8Array ? [[latin1(name), latin1(value)]] : []
  })

/** RFC 9110 §8.4: codings in the order in which they were applied. */
const encodingsOf = (headers: readonly (readonly [string, string])[]): string[] =>
  headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.split(',').map((coding) => coding.trim().toLowerCase()))

/** What of a message tells of its body. */
type BodyPart = Pick<HttpMessage, 'wireBytes' | 'bodyBytes' | 'bodySha256' | 'bodyHead' | 'complete' | 'faults'>

/** The body as it was on the wire but for chunks; null when mitmproxy let it pass without keeping it. */
function bodyOf(message: Fields, headers: readonly (readonly [string, string])[]): BodyPart {
  const content = message.get('content')
  if (!(content instanceof Uint8Array)) return { ...NO_BODY, complete: false }
  const body = new BodyCollector(encodingsOf(headers))
  body.push(content)
  return { ...body.finish(), complete: true }
}

function messageOf(fields: Fields): HttpMessage {
  const faults = new Set<MessageFault>()
  const headers = headersOf(fields)
  const startedAtUtcMs = timeIn(fields, 'timestamp_start', faults)
  const endedAtUtcMs = timeIn(fields, 'timestamp_end', faults)
  const body = bodyOf(fields, headers)
  if (!body.complete) faults.add('missing-bytes')
  for (const name of body.faults) faults.add(name)
  const version = (textIn(fields, 'http_version') ?? '').replace(/^HTTP\//i, '').replace(/^([23])\.0$/, '$1')
  return { ...body, startedAtUtcMs, endedAtUtcMs, version, headers, missedBytes: 0, faults: [...faults] }
}

/** Where the request went, when no header and no authority says so. */
function destinationOf(fields: Fields): string | null {
  const [host, port] = [textIn(fields, 'host'), fields.get('port')]
  if (host === null || host === '') return null
  const isUsual = port === (textIn(fields, 'scheme') === 'https' ? 443 : 80) || typeof port !== 'number'
  return isUsual ? host : `${host}:${port}`
}

const filled = (text: string | null): string | null => (text === '' ? null : text)

function requestOf(fields: Fields): HttpRequest | null {
  const [method, path] = [textIn(fields, 'method'), textIn(fields, 'path')]
  if (method === null || path === null) return null
  const message = messageOf(fields)
  const authority = filled(textIn(fields, 'authority'))
  const destination = destinationOf(fields)
  return {
    ...message,
    method,
    target: filled(path) ?? authority ?? destination ?? '',
    host: headerOf(message, 'host') ?? authority ?? destination,
  }
}

/** RFC 9110 §15: three digits. */
function responseOf(fields: Fields): HttpResponse | null {
  const status = fields.get('status_code')
  const isStatus = typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 999
  return isStatus ? { ...messageOf(fields), status } : null
}

const bad = (detail: string): FlowOutcome => ({ kind: 'bad', detail })

/** One flow of mitmproxy's format 2 to 21, and of the undated ones before. `ordinal`: its place in the file, from 0. */
export function exchangeOf(flow: Tnet, ordinal: number): FlowOutcome {
  if (!isFields(flow)) return bad('a flow is no dictionary')
  const type = textIn(flow, 'type') ?? 'http'
  if (type !== 'http')
    return { kind: 'other', detail: `a flow of type ${visible(type.slice(0, 20))} is no HTTP; it is passed over` }
  const [asked, answered] = [flow.get('request'), flow.get('response')]
  const request = isFields(asked) ? requestOf(asked) : null
  if (request === null || !isFields(asked)) return bad('a flow lacks its request, or the request its method or path')
  const response = isFields(answered) ? responseOf(answered) : null
  if (response === null && answered !== null && answered !== undefined) return bad('a response has no status')
  return {
    kind: 'exchange',
    exchange: {
      stream: null,
      ordinal,
      request,
      interim: [],
      response,
      client: endIn(flow.get('client_conn'), ['peername', 'address']),
      server: endIn(flow.get('server_conn'), ['peername', 'ip_address', 'address']),
      scheme: textIn(asked, 'scheme') === 'https' ? 'https' : 'http',
    },
  }
}
