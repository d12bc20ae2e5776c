import type { Socket } from 'node:net'
import { codeOf } from '../lib/error-code.ts'
import type { Clock } from './clock.ts'
import { type Connection, openConnection } from './connect.ts'
import { destinationOf, type Surroundings } from './destination.ts'
import { type BodyReader, bodyReader, framingOf } from './framing.ts'
import type { Truncation } from './inventory.ts'
import type { Failure, Refusal } from './reasons.ts'
import { type HeadRead, type ResponseHead, ResponseHeadReader } from './response-head.ts'

/** One request. */
export interface Request {
  url: URL
  userAgent: string
  /** Bytes that may come over the wire before the response is cut. */
  mostBytes: number
  /** Moment of the monotonic clock at which the response is cut. */
  deadlineMs: number
  /** Bytes of content to keep in memory for a look at it; 0 for none. */
  keptBytes: number
}

/** A response whose head has come; the body is still to be read, once. */
export interface Response {
  kind: 'response'
  requestHead: Uint8Array
  head: ResponseHead
  address: string
  startedAtUtcMs: number
  /** The body as it comes over the wire, framing included. Ends the connection when it ends. */
  body: AsyncIterable<Uint8Array>
  /** Content without its framing, as far as it was to be kept; final once the body has been read. */
  content: () => Buffer
  /** Why the body is not whole; null when it is. Final once the body has been read. */
  truncated: () => Truncation | null
  /** Bytes that have come so far, head included. */
  wireBytes: () => number
  /** What else is worth keeping: the certificate, what was odd. */
  notes: Record<string, string>
}

export interface Failed {
  kind: 'failed'
  failure: Failure
  detail: string
  wireBytes: number
}

export interface Refused {
  kind: 'refused'
  refusal: Refusal
}

/** Silence after which a server counts as gone. */
const IDLE_MS = 30_000
/** All headers must have come by then, however steadily they drip. */
const HEAD_MS = 60_000
/** After this time a body must have come at the least speed on average: below it, a server only holds on to the collector. */
const GRACE_MS = 60_000
const LEAST_BYTES_PER_SECOND = 128

/** Asks for one address. Everything the network can do wrong is part of the result. */
export async function request(
  asked: Request,
  around: Surroundings,
  clock: Clock,
): Promise<Response | Failed | Refused> {
  const destination = await destinationOf(asked.url, around)
  if (typeof destination === 'string') return { kind: 'refused', refusal: destination }
  const opened = await openConnection(destination, around, clock)
  if (!('socket' in opened)) return { kind: 'failed', ...opened, wireBytes: 0 }
  const startedAtUtcMs = clock.utcMs()
  const requestHead = headOf(asked, around)
  opened.socket.write(requestHead)
  const wire = new Wire(opened.socket, clock, asked)
  const read = await readHead(wire)
  if (read.kind === 'head')
    return responseOf({ read, wire, requestHead, startedAtUtcMs, opened, keptBytes: asked.keptBytes })
  wire.close()
  return { kind: 'failed', failure: read.failure, detail: read.detail, wireBytes: wire.takenBytes }
}

/** GET, and nothing that tells where the collector comes from or has been: no cookies, no Referer, no authorisation. */
function headOf({ url, userAgent }: Request, { egress }: Surroundings): Uint8Array {
  const target = egress.kind === 'http' && url.protocol === 'http:' ? url.href : `${url.pathname}${url.search}`
  const lines = [
    `GET ${target} HTTP/1.1`,
    `Host: ${url.host}`,
    `User-Agent: ${userAgent}`,
    'Accept: */*',
    'Accept-Encoding: identity',
    'Connection: close',
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
}

async function readHead(wire: Wire): Promise<Exclude<HeadRead, { kind: 'more' }>> {
  const reader = new ResponseHeadReader()
  const callOff = wire.cutAfter(HEAD_MS)
  try {
    for (;;) {
      const chunk = await wire.next()
      if (chunk === null)
        return { kind: 'fault', failure: wire.cut === null ? 'disconnect' : 'time', detail: wire.cut ?? '' }
      const read = reader.push(chunk)
      if (read.kind !== 'more') return read
    }
  } finally {
    callOff()
  }
}

interface Begun {
  read: Extract<HeadRead, { kind: 'head' }>
  wire: Wire
  requestHead: Uint8Array
  startedAtUtcMs: number
  opened: Connection
  keptBytes: number
}

function responseOf({ read: { head, rest }, wire, requestHead, startedAtUtcMs, opened, keptBytes }: Begun): Response {
  const reader = bodyReader(framingOf(head))
  const notes: Record<string, string> = { ...opened.tls, ...oddities(head) }
  const kept = keeper(keptBytes)
  let truncated: Truncation | null = 'unspecified'
  const body = async function* () {
    truncated = yield* bodyOf(rest, { wire, reader, notes, keep: kept.keep })
  }
  return {
    kind: 'response',
    requestHead,
    head,
    address: opened.address,
    startedAtUtcMs,
    body: body(),
    content: kept.content,
    truncated: () => truncated,
    wireBytes: () => wire.takenBytes,
    notes,
  }
}

const oddities = (head: ResponseHead): Record<string, string> => ({
  ...(head.oddLines === 0 ? {} : { 'lines-that-are-no-headers': String(head.oddLines) }),
  ...(head.interim === 0 ? {} : { 'interim-responses': String(head.interim) }),
})

/** Keeps the first bytes of what it is given. */
function keeper(mostBytes: number): { keep: (bytes: Uint8Array) => void; content: () => Buffer } {
  const parts: Uint8Array[] = []
  let roomBytes = mostBytes
  return {
    keep(bytes) {
      if (roomBytes > 0) parts.push(bytes.slice(0, roomBytes))
      roomBytes -= Math.min(roomBytes, bytes.length)
    },
    content: () => Buffer.concat(parts),
  }
}

interface Reading {
  wire: Wire
  reader: BodyReader
  keep: (bytes: Uint8Array) => void
  notes: Record<string, string>
}

/** Yields the body as received and returns why it is not whole. */
async function* bodyOf(
  rest: Uint8Array,
  { wire, reader, keep, notes }: Reading,
): AsyncGenerator<Uint8Array, Truncation | null> {
  try {
    for (let chunk: Uint8Array | null = rest; chunk !== null; chunk = await wire.next()) {
      const part = reader.push(chunk)
      for (const content of part.content) keep(content)
      if (part.usedBytes > 0) yield chunk.subarray(0, part.usedBytes)
      if (part.usedBytes < chunk.length) notes['bytes-after-the-body'] = String(chunk.length - part.usedBytes)
      if (part.fault !== null) notes['framing-fault'] = part.fault
      if (part.fault !== null) return 'unspecified'
      if (part.isEnd) return null
    }
    if (wire.cut !== null) return wire.cut
    return reader.mayEnd() && !wire.broke ? null : 'disconnect'
  } finally {
    wire.close()
  }
}

/** The bytes of one connection, counted and bounded in number and time. */
class Wire {
  takenBytes = 0
  /** What ended it before the server did; null when nothing did. */
  cut: 'length' | 'time' | null = null
  /** True when the connection ended by an error and not in order. */
  broke = false
  readonly #chunks: AsyncIterator<Uint8Array>
  readonly #socket: Socket
  readonly #clock: Clock
  readonly #mostBytes: number
  readonly #startedMs: number
  readonly #callOffDeadline: () => void

  constructor(socket: Socket, clock: Clock, limits: { mostBytes: number; deadlineMs: number }) {
    this.#socket = socket
    this.#clock = clock
    this.#mostBytes = limits.mostBytes
    this.#chunks = socket[Symbol.asyncIterator]()
    this.#startedMs = clock.monotonicMs()
    this.#callOffDeadline = this.cutAfter(Math.max(0, limits.deadlineMs - this.#startedMs))
  }

  cutAfter(delayMs: number): () => void {
    return this.#clock.after(delayMs, () => this.#end('time'))
  }

  /** The next bytes; null at the end, whatever ended it. */
  async next(): Promise<Uint8Array | null> {
    if (this.cut !== null) return null
    const callOff = this.cutAfter(IDLE_MS)
    try {
      const { done, value } = await this.#chunks.next()
      return done === true ? null : this.#counted(value)
    } catch (error) {
      if (codeOf(error) === null) throw error
      this.broke = true
      return null
    } finally {
      callOff()
    }
  }

  close(): void {
    this.#callOffDeadline()
    this.#socket.destroy()
  }

  #counted(chunk: Uint8Array): Uint8Array {
    const room = this.#mostBytes - this.takenBytes
    const kept = chunk.length > room ? chunk.subarray(0, room) : chunk
    this.takenBytes += kept.length
    if (kept.length < chunk.length) this.#end('length')
    const elapsedMs = this.#clock.monotonicMs() - this.#startedMs
    if (elapsedMs > GRACE_MS && this.takenBytes < (LEAST_BYTES_PER_SECOND * elapsedMs) / 1000) this.#end('time')
    return kept
  }

  #end(cut: 'length' | 'time'): void {
    this.cut ??= cut
    this.#socket.destroy()
  }
}
