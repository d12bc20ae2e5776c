import type { CaptureTally } from '../../model/exchange.ts'
import type { ConnectionReader, OpenConnection } from '../connection.ts'
import { count, fault } from '../reader.ts'
import { endsOf } from './addresses.ts'
import type { Closing, Flow } from './flow.ts'
import { type Half, handOn, newHalf, type Outlet, placeOf, reachOf, UNKNOWN } from './half.ts'
import { viewOf } from './octets.ts'
import { type Piece, put } from './pieces.ts'
import { RecentBytes } from './recent-bytes.ts'
import { doubt, flush, missTheRest, settle } from './settle.ts'
import { ACK, FIN, RST, SYN, type TcpSegment } from './tcp.ts'

/** What waits for bytes before it, in one direction and in all connections: far more than windows in use. */
const MAX_WAITING_BYTES = 4 << 20
const MAX_ALL_WAITING_BYTES = 48 << 20
/** No window is larger (RFC 7323 §2.3): an acknowledgement or an end farther ahead is not of this connection. */
const MAX_WINDOW_BYTES = 2 ** 30

/** Puts the segments of each connection in the order of its bytes and hands them to the connection's reader. */
export class Reassembly implements Outlet {
  readonly recent = new RecentBytes()
  readonly #tally: CaptureTally
  readonly #open: OpenConnection
  /** Connections in which something waits, longest first. */
  readonly #holders = new Set<Flow>()
  #waitingBytes = 0
  /** Whose bytes are handed on now. */
  #flow: Flow | null = null
  /** Byte of the file at which the packet begins that is taken now. */
  #recordByte = 0

  constructor(tally: CaptureTally, open: OpenConnection) {
    this.#tally = tally
    this.#open = open
  }

  /** Takes one segment of a connection. */
  receive(flow: Flow, segment: TcpSegment): void {
    this.#flow = flow
    this.#recordByte = segment.recordByte
    const half = halfOf(flow, segment)
    const other = segment.direction === 0 ? flow.halves[1] : flow.halves[0]
    const after = acknowledged(other, segment)
    const start = placeOf(half, segment.sequence + ((segment.flags & SYN) === 0 ? 0 : 1))
    const sentBytes = segment.end - segment.at + segment.missing
    if (sentBytes > 0 && (segment.flags & RST) === 0 && !isKeepAlive(half, segment, start)) {
      const bytes = viewOf(segment.bytes, segment.at, segment.end)
      const piece = { start, bytes, missing: segment.missing, atUtcMs: segment.atUtcMs, after }
      this.#take(half, piece, flow.isClosed ? null : { other })
    }
    if (flow.isClosed) return
    if ((segment.flags & FIN) !== 0) noteFin(half, start + sentBytes, segment.atUtcMs)
    doubt(flow)
    settle(flow, this)
    this.#weigh(flow)
  }

  /** Hands on what still waits and ends the connection for its reader. */
  close(flow: Flow, how: Closing, atUtcMs: number | null): void {
    this.#flow = flow
    flush(flow, this)
    missTheRest(flow, this)
    this.#weigh(flow)
    flow.reader?.closed(how, atUtcMs)
    flow.reader = null
    flow.isClosed = true
  }

  reader(): ConnectionReader {
    const flow = this.#flow
    if (flow === null) throw new Error('no connection is being read')
    if (flow.reader === null) {
      const [first, last] = endsOf(flow.key)
      flow.reader = this.#open({ stream: flow.stream, ends: flow.opensForward ? [first, last] : [last, first] })
    }
    return flow.reader
  }

  /** Counts what a payload is and hands it on or keeps it; after the end of a connection (`null`), only counts. */
  #take(half: Half, piece: Piece, open: { other: Half | null } | null): void {
    if (piece.bytes.length > 0 && piece.start > half.seenEnd) count(this.#tally, 'ahead_of_sequence')
    half.seenEnd = Math.max(half.seenEnd, piece.start + piece.bytes.length)
    const fresh = piece.start < half.next ? this.#repeated(half, piece) : piece
    if (fresh === null || open === null || half.isFinished) return
    if (half.waiting.length === 0 && fresh.start === half.next && fresh.after <= reachOf(open.other)) {
      handOn(half, fresh, this)
      return
    }
    const { addedBytes, repeatedBytes, conflictingBytes } = put(half.waiting, fresh)
    half.waitingBytes += addedBytes
    if (repeatedBytes > 0 && fresh === piece) count(this.#tally, 'retransmitted')
    this.#noteConflict(conflictingBytes)
  }

  /** Compares with what was handed on; the rest that is new, or null. */
  #repeated(half: Half, piece: Piece): Piece | null {
    count(this.#tally, 'retransmitted')
    const known = piece.bytes.subarray(0, half.next - piece.start)
    this.#noteConflict(this.recent.conflicts(known, piece.start, half.newestEntry))
    const end = piece.start + piece.bytes.length + piece.missing
    if (end <= half.next) return null
    const bytes = piece.bytes.subarray(known.length)
    return { ...piece, start: half.next, bytes, missing: end - half.next - bytes.length }
  }

  /** The first version is kept; the place of the other one in the file is told, so that both can be looked at. */
  #noteConflict(conflictingBytes: number): void {
    if (conflictingBytes === 0) return
    count(this.#tally, 'conflicting_bytes', conflictingBytes)
    const detail = `connection ${this.#flow?.stream}: ${conflictingBytes} bytes come again with other values; the first are kept`
    fault(this.#tally, { detail, startByte: this.#recordByte, endByte: null })
  }

  /** Keeps account of what waits, and makes room where it is too much. */
  #weigh(flow: Flow): void {
    const [one, two] = flow.halves
    for (const half of flow.halves) if (half !== null && half.waitingBytes > MAX_WAITING_BYTES) flush(flow, this)
    const waitingBytes = (one?.waitingBytes ?? 0) + (two?.waitingBytes ?? 0)
    if (waitingBytes === flow.waitingBytes) return
    this.#waitingBytes += waitingBytes - flow.waitingBytes
    flow.waitingBytes = waitingBytes
    if (waitingBytes === 0) this.#holders.delete(flow)
    else this.#holders.add(flow)
    if (this.#waitingBytes <= MAX_ALL_WAITING_BYTES) return
    const [longest] = this.#holders
    if (longest === undefined) return
    this.#flow = longest
    flush(longest, this)
    this.#weigh(longest)
  }
}

function halfOf(flow: Flow, { direction, sequence, flags }: TcpSegment): Half {
  const isSyn = (flags & SYN) !== 0
  const half = flow.halves[direction] ?? newHalf(direction, isSyn ? (sequence + 1) >>> 0 : sequence)
  if (isSyn && half.isn === UNKNOWN) half.isn = sequence
  // Capture began with a keep-alive, which is one byte in front of the next.
  else if (half.isn === UNKNOWN && half.seenEnd === 0 && half.next === 0 && sequence === (half.base + 1) >>> 0) {
    half.base = sequence
  }
  flow.halves[direction] = half
  return half
}

/** Place that a segment acknowledges in the other direction; 0 when that says nothing. */
function acknowledged(other: Half | null, { flags, acknowledgement }: TcpSegment): number {
  if (other === null || (flags & (ACK | RST)) !== ACK) return 0
  const place = placeOf(other, acknowledgement)
  if (place > other.next + MAX_WINDOW_BYTES) return 0
  other.acked = Math.max(other.acked, place)
  return place
}

/** RFC 1122 §4.2.3.6: one garbage byte, or none, in front of the next; there is nothing to compare it with. */
function isKeepAlive(half: Half, segment: TcpSegment, start: number): boolean {
  const isPlain = (segment.flags & (SYN | FIN)) === 0 && segment.missing === 0
  return isPlain && segment.end - segment.at === 1 && start === half.seenEnd - 1 && start === half.next - 1
}

function noteFin(half: Half, place: number, atUtcMs: number | null): void {
  if (half.finAt !== UNKNOWN || place < half.next || place > half.next + MAX_WINDOW_BYTES) return
  half.finAt = place
  half.finUtcMs = atUtcMs
}
