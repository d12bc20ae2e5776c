import type { CaptureTally } from '../../model/exchange.ts'
import type { OpenConnection } from '../connection.ts'
import { count } from '../reader.ts'
import { pairOf } from './addresses.ts'
import { type Closing, type Flow, FlowRow, newFlow } from './flow.ts'
import type { Frame } from './frame.ts'
import { UNKNOWN } from './half.ts'
import { Reassembly } from './reassembly.ts'
import { ACK, newSegment, readSegment, RST, SYN, type TcpSegment } from './tcp.ts'

/** Connections that are open at a time: all that two addresses can have between them. */
const MAX_OPEN = 1 << 16
/** Ended ones that are remembered, so that stragglers do not count as connections of their own. */
const MAX_CLOSED = 4096
/** Reset ones that may go on: some who break connections send resets of their own between the true packets. */
const MAX_RESET = 256

/** All TCP connections of a capture, numbered in the order of their first packets. */
export class Connections {
  readonly #tally: CaptureTally
  readonly #reassembly: Reassembly
  readonly #open = new Map<string, Flow>()
  readonly #closed = new Map<string, Flow>()
  readonly #reset = new Set<Flow>()
  /** By their last packets: those that said nothing yet, and those that did. */
  readonly #silent = new FlowRow()
  readonly #spoken = new FlowRow()
  /** By their ends. */
  readonly #ended = new FlowRow()
  readonly #segment = newSegment()
  readonly #pair = { key: '', isForward: true }
  #streams = 0

  constructor(tally: CaptureTally, open: OpenConnection) {
    this.#tally = tally
    this.#reassembly = new Reassembly(tally, open)
  }

  /** Takes a packet whose TCP header lies at `frame.at`. */
  receive(frame: Frame): void {
    const segment = this.#segment
    if (!readSegment(frame, segment, this.#tally)) return
    pairOf(frame, this.#pair)
    const flow = this.#flowOf(segment)
    segment.direction = this.#pair.isForward === flow.opensForward ? 0 : 1
    this.#reassembly.receive(flow, segment)
    if (flow.isClosed) return
    if (flow.reader === null) this.#silent.add(flow)
    else this.#spoken.add(flow)
    if (flow.halves[0]?.isFinished === true && flow.halves[1]?.isFinished === true) {
      this.#close(flow, 'capture', segment.atUtcMs)
    } else if ((segment.flags & RST) !== 0) this.#noteReset(flow, segment.atUtcMs)
  }

  /** The capture ends, and with it every connection. */
  end(): void {
    for (const flow of this.#open.values()) this.#close(flow, 'capture', null)
  }

  #flowOf(segment: TcpSegment): Flow {
    const { key, isForward } = this.#pair
    const known = this.#open.get(key) ?? this.#closed.get(key)
    if (known !== undefined) {
      segment.direction = isForward === known.opensForward ? 0 : 1
      if (!isNewConnection(known, segment)) return known
      if (!known.isClosed) this.#close(known, 'replaced', segment.atUtcMs)
      this.#forget(known)
    }
    if (this.#open.size >= MAX_OPEN) this.#evict()
    // Who answers a SYN did not open the connection.
    const isAnswer = (segment.flags & (SYN | ACK)) === (SYN | ACK)
    const flow = newFlow(key, this.#streams++, isForward !== isAnswer)
    this.#open.set(key, flow)
    count(this.#tally, 'connections')
    return flow
  }

  /** A flood of connections that say nothing must not make those go that do. */
  #evict(): void {
    const row = this.#silent.size > MAX_OPEN / 2 ? this.#silent : this.#spoken
    if (row.oldest !== null) this.#close(row.oldest, 'evicted', null)
  }

  #noteReset(flow: Flow, atUtcMs: number | null): void {
    if (flow.isReset) return
    flow.isReset = true
    flow.resetUtcMs = atUtcMs
    this.#reset.add(flow)
    const [first] = this.#reset
    if (this.#reset.size > MAX_RESET && first !== undefined) this.#close(first, 'reset', null)
  }

  #close(flow: Flow, how: Closing, atUtcMs: number | null): void {
    const isReset = flow.isReset && (how !== 'capture' || atUtcMs === null)
    this.#reassembly.close(flow, isReset ? 'reset' : how, isReset ? flow.resetUtcMs : atUtcMs)
    this.#reset.delete(flow)
    flow.row?.remove(flow)
    this.#open.delete(flow.key)
    // What was only idle may go on, as a connection of its own.
    if (how === 'evicted') return
    this.#closed.set(flow.key, flow)
    this.#ended.add(flow)
    if (this.#ended.size > MAX_CLOSED && this.#ended.oldest !== null) this.#forget(this.#ended.oldest)
  }

  #forget(flow: Flow): void {
    this.#closed.delete(flow.key)
    flow.row?.remove(flow)
  }
}

/** A SYN that does not repeat the one which opened the connection opens another on the same ends. */
function isNewConnection(flow: Flow, { direction, flags, sequence }: TcpSegment): boolean {
  if ((flags & SYN) === 0 || (flags & RST) !== 0) return false
  const half = flow.halves[direction]
  if (half === null) return flow.isClosed
  const isRepeated = half.isn === UNKNOWN ? (sequence + 1) >>> 0 === half.base : half.isn === sequence
  // A forged answer to the SYN must not end the true connection.
  return !isRepeated && ((flags & ACK) === 0 || flow.isClosed || half.seenEnd > 0)
}
