import { parseAddress } from '../../lib/addresses.ts'
import type { End, Exchange, HttpMessage, HttpRequest, HttpResponse, MessageFault } from '../../model/exchange.ts'
import { headerOf } from '../http/headers.ts'
import { type EntryBody, entryBody } from './body.ts'
import type { LongText } from './long-text.ts'
import { type EntryTimes, timesOf } from './times.ts'
import { amountIn, type Fields, fieldsIn, isFields, listIn, textIn } from './values.ts'

/** An element of `log.entries` after JSON. */
export interface ParsedElement {
  value: unknown
  longTexts: ReadonlyMap<string, LongText>
  /** Place in the list, from 0. */
  ordinal: number
}

/** The exchange of an entry, or one sentence on why it is none. */
export type EntryOutcome = { exchange: Exchange } | { problem: string }

interface Side {
  fields: Fields
  body: EntryBody
  faults: Set<MessageFault>
  startedAtUtcMs: number | null
  endedAtUtcMs: number | null
}

/** `HTTP/1.1` (RFC 9112 §2.3), and what browsers write: `h2`, `http/2.0`, `h3`. Empty when the entry does not say. */
function versionOf(fields: Fields): string {
  const written = textIn(fields, 'httpVersion') ?? ''
  const version = /^(?:HTTP\/|h)(\d(?:\.\d)?)$/i.exec(written)?.[1] ?? ''
  return version.replace(/^([23])\.0$/, '$1')
}

const headersOf = (fields: Fields): [string, string][] =>
  listIn(fields, 'headers').flatMap((header): [string, string][] => {
    const [name, value] = [textIn(header, 'name'), textIn(header, 'value')]
    return name === null || value === null ? [] : [[name, value]]
  })

/** Bytes on the wire as the entry says. A size of 0 with a body is what browsers write for an answer out of their cache. */
function wireBytesOf({ fields, body, faults }: Side): number {
  const sizeBytes = amountIn(fields, 'bodySize', faults)
  const { bodyBytes } = body.body
  return sizeBytes === null || (sizeBytes === 0 && bodyBytes > 0) ? bodyBytes : sizeBytes
}

function messageOf(side: Side): HttpMessage {
  const { fields, body, faults, startedAtUtcMs, endedAtUtcMs } = side
  const wireBytes = wireBytesOf(side)
  if (body.missedBytes > 0) faults.add('missing-bytes')
  for (const name of body.body.faults) faults.add(name)
  const { bodyBytes, bodySha256, bodyHead } = body.body
  return {
    startedAtUtcMs,
    endedAtUtcMs,
    version: versionOf(fields),
    headers: headersOf(fields),
    wireBytes,
    bodyBytes,
    bodySha256,
    bodyHead,
    complete: body.missedBytes === 0,
    missedBytes: body.missedBytes,
    faults: [...faults],
  }
}

interface Address {
  scheme: Exchange['scheme']
  /** Without user and password. */
  authority: string | null
  target: string
  isUrl: boolean
}

/** RFC 3986 §3: the fragment is never sent; WebSocket URLs are asked for over HTTP (RFC 6455 §4.1). */
const HTTP_URL = /^(http|ws)(s?):\/\/([^/?#]*)([^#]*)/i

function addressOf(url: string): Address {
  const [whole, , secure, authority = '', rest = ''] = HTTP_URL.exec(url) ?? []
  if (whole === undefined) return { scheme: 'http', authority: null, target: url, isUrl: false }
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  return {
    scheme: secure === '' ? 'http' : 'https',
    authority: host === '' ? null : host,
    target: rest.startsWith('/') ? rest : `/${rest}`,
    isUrl: true,
  }
}

const DEFAULT_PORTS = { http: 80, https: 443 } as const

function serverOf(entry: Fields, address: Address): End | null {
  const written = textIn(entry, 'serverIPAddress')?.replace(/^\[(.*)\]$/, '$1') ?? ''
  const parsed = parseAddress(written)
  if (parsed === null) return null
  const port = /:(\d{1,5})$/.exec(address.authority ?? '')?.[1]
  return { address: parsed.canonical, port: port === undefined ? DEFAULT_PORTS[address.scheme] : Number(port) }
}

function requestOf(side: Side, url: string, method: string): { request: HttpRequest; address: Address } {
  const address = addressOf(url)
  if (!address.isUrl) side.faults.add('bad-value')
  const message = messageOf(side)
  const host = headerOf(message, 'host') ?? headerOf(message, ':authority') ?? address.authority
  return { request: { ...message, method, target: address.target, host }, address }
}

/** RFC 9110 §15: three digits. 0 is what browsers write when no answer came. */
function statusOf(fields: Fields, faults: Set<MessageFault>): number | null {
  const status = fields['status']
  if (status === 0) return null
  if (typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 999) return status
  faults.add('bad-value')
  return null
}

function responseOf(side: Side, requestFaults: Set<MessageFault>): HttpResponse | null {
  const status = statusOf(side.fields, requestFaults)
  return status === null ? null : { ...messageOf(side), status }
}

interface Sides {
  asked: Side
  answered: Side
}

function sidesOf(entry: Fields, times: EntryTimes, longTexts: ReadonlyMap<string, LongText>): Sides | null {
  const [request, response] = [fieldsIn(entry, 'request'), fieldsIn(entry, 'response')]
  const [askedFaults, answeredFaults] = [new Set<MessageFault>(), new Set<MessageFault>()]
  const asked = entryBody(fieldsIn(request, 'postData'), longTexts, askedFaults)
  const answered = entryBody(fieldsIn(response, 'content'), longTexts, answeredFaults)
  if (asked === null || answered === null) return null
  const { requestStart, requestEnd, responseStart, responseEnd } = times
  return {
    asked: {
      fields: request,
      body: asked,
      faults: askedFaults,
      startedAtUtcMs: requestStart,
      endedAtUtcMs: requestEnd,
    },
    answered: {
      fields: response,
      body: answered,
      faults: answeredFaults,
      startedAtUtcMs: responseStart,
      endedAtUtcMs: responseEnd,
    },
  }
}

/** An entry as HAR 1.2 §entries describes it, read as far as it allows. */
export function exchangeOf({ value, longTexts, ordinal }: ParsedElement): EntryOutcome {
  if (!isFields(value)) return { problem: 'an entry is no object' }
  const request = value['request']
  if (!isFields(request) || !isFields(value['response'])) return { problem: 'an entry lacks its request or response' }
  const [method, url] = [textIn(request, 'method'), textIn(request, 'url')]
  if (method === null || url === null) return { problem: 'a request lacks its method or URL' }
  const timeFaults = new Set<MessageFault>()
  const sides = sidesOf(value, timesOf(value, timeFaults), longTexts)
  if (sides === null) return { problem: 'a long text of an entry is no JSON string' }
  for (const name of timeFaults) sides.asked.faults.add(name)
  const response = responseOf(sides.answered, sides.asked.faults)
  const { request: asked, address } = requestOf(sides.asked, url, method)
  return {
    exchange: {
      stream: null,
      ordinal,
      client: null,
      server: serverOf(value, address),
      scheme: address.scheme,
      request: asked,
      interim: [],
      response,
    },
  }
}
