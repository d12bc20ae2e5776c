import { bytesOf, type Exchange, startedAtUtcUs } from './exchange.ts'

interface Pair {
  name: string
  value: string
}

/** Start line and headers as they went over the wire, with their size up to the empty line. */
function headOf(bytes: Buffer): { headers: Pair[]; sizeBytes: number } {
  const sizeBytes = bytes.indexOf('\r\n\r\n') + 4
  const [, ...lines] = bytes.toString('latin1', 0, sizeBytes - 4).split('\r\n')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() }
  })
  return { headers, sizeBytes }
}

const valueOf = (headers: readonly Pair[], name: string): string =>
  headers.find((header) => header.name.toLowerCase() === name)?.value ?? ''

const isText = (bytes: Buffer): boolean => Buffer.from(bytes.toString()).equals(bytes)
const milliseconds = (us: number): number => us / 1000

/** Times between the events of the connection, in milliseconds; names are never resolved, nothing is encrypted. */
function timingsOf({ flow, endedAtUtcUs }: Exchange) {
  const at = (kind: string, find: 'find' | 'findLast'): number =>
    flow.events[find]((event) => event.kind === kind)?.atUtcUs ?? endedAtUtcUs
  const [opening, open, sent, answered] = [
    at('opening', 'find'),
    at('open', 'find'),
    at('sent', 'findLast'),
    at('received', 'find'),
  ]
  return {
    blocked: -1,
    dns: -1,
    ssl: -1,
    connect: milliseconds(open - opening),
    send: milliseconds(sent - open),
    wait: milliseconds(answered - sent),
    receive: milliseconds(endedAtUtcUs - answered),
  }
}

function requestOf({ ask, flow }: Exchange) {
  const { headers, sizeBytes } = headOf(bytesOf(flow, 'sent'))
  const { searchParams } = new URL(ask.url)
  const posted = ask.body === null ? {} : { postData: { mimeType: ask.body.type, text: ask.body.bytes.toString() } }
  return {
    method: ask.method,
    url: ask.url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers,
    queryString: [...searchParams].map(([name, value]) => ({ name, value })),
    ...posted,
    headersSize: sizeBytes,
    bodySize: ask.body?.bytes.length ?? 0,
  }
}

function responseOf({ flow, status, statusText, body }: Exchange) {
  const received = bytesOf(flow, 'received')
  const { headers, sizeBytes } = headOf(received)
  const content = isText(body) ? { text: body.toString() } : { text: body.toString('base64'), encoding: 'base64' }
  return {
    status,
    statusText,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers,
    content: { size: body.length, mimeType: valueOf(headers, 'content-type'), ...content },
    redirectURL: valueOf(headers, 'location'),
    headersSize: sizeBytes,
    bodySize: received.length - sizeBytes,
  }
}

function entryOf(exchange: Exchange) {
  const timings = timingsOf(exchange)
  return {
    startedDateTime: new Date(milliseconds(startedAtUtcUs(exchange))).toISOString(),
    time: timings.connect + timings.send + timings.wait + timings.receive,
    request: requestOf(exchange),
    response: responseOf(exchange),
    cache: {},
    timings,
    serverIPAddress: exchange.flow.server.address,
    connection: String(exchange.flow.client.port),
  }
}

/** HTTP Archive 1.2 (w3c.github.io/web-performance/specs/HAR/Overview.html). */
export const har = (exchanges: readonly Exchange[]): string =>
  `${JSON.stringify({ log: { version: '1.2', creator: { name: 'Breachlight lab', version: '1' }, entries: exchanges.map(entryOf) } }, null, 1)}\n`
