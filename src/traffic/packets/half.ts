import type { ConnectionReader, Direction } from '../connection.ts'
import { type Piece, costBytes } from './pieces.ts'
import { NO_ENTRY, type RecentBytes } from './recent-bytes.ts'

export const UNKNOWN = -1

/** One direction of a connection: what was handed on, and what waits for bytes before it. */
export interface Half {
  direction: Direction
  /** Sequence number of place 0. Places do not wrap, sequence numbers do (RFC 9293 §3.4). */
  base: number
  /** Sequence number of the SYN; `UNKNOWN` without one. */
  isn: number
  /** Place of the next byte to hand on. */
  next: number
  /** Behind the last captured byte; what starts beyond came ahead of bytes it follows. */
  seenEnd: number
  /** As far as the other end says to have received, and as far as this is no longer waited for. */
  acked: number
  forgiven: number
  /** Bytes in front of this place that did not come will not come. */
  lostUpTo: number
  /** Place of the FIN; `UNKNOWN` without one. */
  finAt: number
  finUtcMs: number | null
  isFinished: boolean
  /** In order of place, without overlap, none in front of `next`. */
  waiting: Piece[]
  waitingBytes: number
  /** Packets of the connection since bytes are missing that the other end has, and how many are waited for. */
  doubts: number
  patience: number
  newestEntry: number
}

/**
 * How many packets of its connection a byte is waited for that the other end has already acknowledged: captures from
 * several queues or ports hold packets in another order than they were sent in.
 */
const MAX_PATIENCE = 64

export const newHalf = (direction: Direction, base: number): Half => ({
  direction,
  base,
  isn: UNKNOWN,
  next: 0,
  seenEnd: 0,
  acked: 0,
  forgiven: 0,
  lostUpTo: 0,
  finAt: UNKNOWN,
  finUtcMs: null,
  isFinished: false,
  waiting: [],
  waitingBytes: 0,
  doubts: 0,
  patience: MAX_PATIENCE,
  newestEntry: NO_ENTRY,
})

/** Place of a sequence number: of all that are 2^32 apart, the one nearest to what is handed on next. */
export const placeOf = (half: Half, sequence: number): number => half.next + ((sequence - half.base - half.next) | 0)

/** As far as what was sent in answer to this direction may be handed on. */
export const reachOf = (half: Half | null): number =>
  half === null || half.isFinished ? Number.POSITIVE_INFINITY : Math.max(half.next, half.forgiven)

/** The other end has bytes that were not captured, or not yet. */
export const isOwing = (half: Half): boolean => half.acked > half.next && half.acked > half.forgiven && !half.isFinished

/** Nothing can be handed on before bytes come that have not come. */
export const isHollow = (half: Half): boolean => half.waiting[0]?.start !== half.next

/** Where a direction's bytes go. */
export interface Outlet {
  reader(): ConnectionReader
  recent: RecentBytes
}

/** Hands on a piece that lies at `next`. */
export function handOn(half: Half, piece: Piece, outlet: Outlet): void {
  const { bytes, atUtcMs } = piece
  if (bytes.length > 0) {
    half.newestEntry = outlet.recent.remember(bytes, half.next, half.newestEntry)
    half.next += bytes.length
    half.doubts = 0
    if (half.patience < MAX_PATIENCE) half.patience += 1
    outlet.reader().bytes(half.direction, bytes, atUtcMs)
  }
  if (piece.missing > 0) half.lostUpTo = Math.max(half.lostUpTo, half.next + piece.missing)
}

/**
 * Hands on all that can be: no byte is missing in front of it, and the other direction came as far as its sender had
 * received it (`reach`). True when something was.
 */
export function advance(half: Half, reach: number, outlet: Outlet): boolean {
  let moved = false
  for (;;) {
    const [piece] = half.waiting
    if (piece !== undefined && piece.start === half.next) {
      if (piece.after > reach) return moved
      half.waiting.shift()
      half.waitingBytes -= costBytes(piece)
      handOn(half, piece, outlet)
    } else if (half.lostUpTo > half.next) skip(half, Math.min(half.lostUpTo, piece?.start ?? half.lostUpTo), outlet)
    else return finish(half, outlet) || moved
    moved = true
  }
}

function skip(half: Half, to: number, outlet: Outlet): void {
  const missedBytes = to - half.next
  half.next = to
  half.doubts = 0
  outlet.reader().gap(half.direction, missedBytes)
}

function finish(half: Half, outlet: Outlet): boolean {
  if (half.isFinished || half.finAt === UNKNOWN || half.next < half.finAt) return false
  half.isFinished = true
  // Behind the end there is nothing of this connection.
  half.waiting = []
  half.waitingBytes = 0
  outlet.reader().finished(half.direction, half.finUtcMs)
  return true
}

/** Waits no longer for the bytes in front of `upTo`, or for those that were only acknowledged. */
export function giveUp(half: Half, upTo: number | null): void {
  if (upTo === null) half.forgiven = half.acked
  else half.lostUpTo = Math.max(half.lostUpTo, upTo)
  half.doubts = 0
  half.patience >>= 2
}
