import type { CaptureTally, Exchange, HttpRequest, HttpResponse } from '../../model/exchange.ts'
import type { Connection, ConnectionReader, Direction, OpenConnection } from '../connection.ts'
import { count } from '../reader.ts'
import { type Framed, framingOf } from './framing.ts'
import type { Head } from './head.ts'
import { headerOf } from './headers.ts'
import { MAX_HELD_BYTES } from './limits.ts'
import { MessageStream } from './message-stream.ts'
import { type Pair, Pairing } from './pairing.ts'
import { Room } from './room.ts'
import type { EndedMessage, Lost, Sides } from './side.ts'
import type { StartLine } from './start-line.ts'

/** The Host header, or the authority of an absolute target or of CONNECT (RFC 9112 §3.2). */
function hostOf(
  headers: HttpRequest['headers'],
  { method, target }: { method: string; target: string },
): string | null {
  const host = headerOf({ headers }, 'host')
  if (host !== null) return host
  if (method === 'CONNECT') return target
  return /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(target)?.[1] ?? null
}

/** Reads one connection. */
class HttpConnection implements ConnectionReader, Sides {
  readonly #connection: Connection
  readonly #tally: CaptureTally
  readonly #streams: readonly [MessageStream, MessageStream]
  readonly #pairing: Pairing
  #client: Direction | null = null
  #isHttp = false
  #isTls = false
  #awaitsSimpleAnswer = false
  #ordinal = 0

  constructor(
    connection: Connection,
    { out, tally, room }: { out: (exchange: Exchange) => void; tally: CaptureTally; room: Room },
  ) {
    this.#connection = connection
    this.#tally = tally
    this.#streams = [new MessageStream(0, this, room), new MessageStream(1, this, room)]
    this.#pairing = new Pairing((pair) => {
      room.give(pair.heldBytes)
      out(this.#exchange(pair))
    })
  }

  bytes(direction: Direction, bytes: Uint8Array, atUtcMs: number | null): void {
    this.#streams[direction].bytes(bytes, atUtcMs)
  }

  gap(direction: Direction, missedBytes: number): void {
    const { stream } = this.#connection
    const { missedBytes: missed } = this.#tally
    missed.set(stream, (missed.get(stream) ?? 0) + missedBytes)
    count(this.#tally, 'missed_bytes', missedBytes)
    this.#streams[direction].gap(missedBytes)
  }

  finished(direction: Direction, atUtcMs: number | null): void {
    this.#streams[direction].end(true, atUtcMs)
  }

  closed(_how: 'reset' | 'replaced' | 'capture' | 'evicted', atUtcMs: number | null): void {
    for (const stream of this.#streams) stream.end(false, atUtcMs)
    this.#pairing.close()
    this.#countUnread()
  }

  #countUnread(): void {
    const unread = this.#streams[0].unreadBytes + this.#streams[1].unreadBytes
    if (unread > 0) count(this.#tally, this.#isHttp ? 'unread_bytes' : 'not_http_bytes', unread)
  }

  #exchange({ request, interim, response }: Pair): Exchange {
    const { stream, ends } = this.#connection
    const client = this.#client ?? 0
    const ordinal = this.#ordinal
    this.#ordinal += 1
    const server = client === 0 ? 1 : 0
    return {
      stream,
      ordinal,
      client: ends[client],
      server: ends[server],
      scheme: 'http',
      request,
      interim,
      response,
    }
  }

  expects(direction: Direction): StartLine['kind'] | null {
    if (this.#client === null) return null
    return this.#client === direction ? 'request' : 'response'
  }

  isHttp(): boolean {
    return this.#isHttp
  }

  awaitsSimpleAnswer(): boolean {
    return this.#awaitsSimpleAnswer
  }

  began(direction: Direction, head: Head, startedAtUtcMs: number | null): Framed {
    const { start } = head
    this.#isHttp = true
    if (start.kind === 'request') {
      this.#client ??= direction
      this.#awaitsSimpleAnswer = start.version === '0.9'
      this.#pairing.requestBegan(start.method, startedAtUtcMs)
      return framingOf(head, null)
    }
    this.#client ??= direction === 0 ? 1 : 0
    const isFinal = start.status >= 200 || start.status === 101
    return framingOf(head, this.#pairing.answerBegan(isFinal, startedAtUtcMs))
  }

  ended({ start, message, heldBytes }: EndedMessage): void {
    if (start.kind === 'request') {
      const { method, target } = start
      const request: HttpRequest = Object.assign(message, { method, target, host: hostOf(message.headers, start) })
      return this.#pairing.requestEnded(request, heldBytes)
    }
    const response: HttpResponse = Object.assign(message, { status: start.status })
    if (start.status < 200 && start.status !== 101) this.#pairing.interimEnded(response, heldBytes)
    else this.#pairing.answerEnded(response, heldBytes)
  }

  lost(direction: Direction, lost: Lost): void {
    const kind = this.expects(direction)
    if (kind === 'request') this.#pairing.requestsLost(lost)
    if (kind === 'response') this.#pairing.answersLost(lost)
  }

  switched(to: 'tunnel' | 'other'): void {
    this.#isHttp = false
    for (const stream of this.#streams) stream.restart(to === 'tunnel')
  }

  sawTls(): void {
    if (!this.#isTls) count(this.#tally, 'tls_connections')
    this.#isTls = true
  }
}

/**
 * Reads the HTTP/1 and HTTP/0.9 of connections on whatever port; `out` is called with each exchange once both sides of it
 * have ended. Bytes of connections, and of tunnels, without any message are counted in the tally.
 */
export function httpReader(out: (exchange: Exchange) => void, tally: CaptureTally): OpenConnection {
  const room = new Room(MAX_HELD_BYTES)
  return (connection) => new HttpConnection(connection, { out, tally, room })
}
