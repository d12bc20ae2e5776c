import { copyOf } from './octets.ts'

/** A segment's payload, at its place in a direction of a connection. */
export interface Piece {
  start: number
  bytes: Uint8Array
  /** Bytes at its end that the capture cut off. */
  missing: number
  atUtcMs: number | null
  /** As far as its sender had received the other direction: what is in front of that was sent before this. */
  after: number
}

/** What one waiting piece costs beside its bytes; keeps many empty ones from being free. */
const PIECE_BYTES = 512

export const costBytes = (piece: Piece): number => piece.bytes.length + PIECE_BYTES

const endOf = (piece: Piece): number => piece.start + piece.bytes.length

/** What putting a piece among those that wait came to. */
export interface Put {
  addedBytes: number
  /** Bytes that had come before, and how many of them differ. */
  repeatedBytes: number
  conflictingBytes: number
}

/** Puts copies of what is new in a piece among those that wait, which are in order and do not overlap. */
export function put(waiting: Piece[], piece: Piece): Put {
  const result: Put = { addedBytes: 0, repeatedBytes: 0, conflictingBytes: 0 }
  const end = endOf(piece)
  let index = firstBehind(waiting, piece.start)
  let from = piece.start
  do {
    const next = waiting[index]
    const to = next === undefined ? end : Math.min(end, next.start)
    if (to > from || (to === from && piece.bytes.length === 0)) {
      const added = part(piece, from, to)
      waiting.splice(index, 0, added)
      result.addedBytes += costBytes(added)
      index += 1
    }
    if (next === undefined || next.start >= end) return result
    compare(next, piece, result)
    from = Math.max(from, endOf(next))
    index += 1
  } while (from < end)
  return result
}

/** The bytes from one place to another; what was cut off belongs to the last part. */
function part(piece: Piece, from: number, to: number): Piece {
  const bytes = copyOf(piece.bytes, from - piece.start, to - piece.start)
  return { ...piece, start: from, bytes, missing: to === endOf(piece) ? piece.missing : 0 }
}

/** Index of the first piece that reaches beyond a place. */
function firstBehind(waiting: readonly Piece[], place: number): number {
  let [low, high] = [0, waiting.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const piece = waiting[middle]
    if (piece === undefined || endOf(piece) > place) high = middle
    else low = middle + 1
  }
  return low
}

function compare(known: Piece, piece: Piece, result: Put): void {
  const from = Math.max(known.start, piece.start)
  const to = Math.min(endOf(known), endOf(piece))
  for (let at = from; at < to; at++) {
    if (known.bytes[at - known.start] !== piece.bytes[at - piece.start]) result.conflictingBytes += 1
  }
  result.repeatedBytes += Math.max(0, to - from)
}
