import type { End } from '../../model/exchange.ts'
import { parseAddress } from '../../lib/addresses.ts'
import type { Frame } from './frame.ts'
import { u16be } from './octets.ts'

/**
 * Both ends of a connection as one short text of 16-bit units: the same for both directions, cheap to make and to look
 * up for every packet. `isForward` says which way this packet goes.
 */
export interface Pair {
  key: string
  /** The packet goes from the end that stands first in the key. */
  isForward: boolean
}

const V4_UNITS = 2

/** Fills `pair` for a packet whose ports lie at `frame.at`. */
export function pairOf(frame: Frame, pair: Pair): void {
  const { addresses, sourceAt, targetAt } = frame
  const sourcePort = u16be(frame.bytes, frame.at)
  const targetPort = u16be(frame.bytes, frame.at + 2)
  pair.isForward = order(frame, sourcePort - targetPort) <= 0
  const lowAt = pair.isForward ? sourceAt : targetAt
  const highAt = pair.isForward ? targetAt : sourceAt
  const lowPort = pair.isForward ? sourcePort : targetPort
  const highPort = pair.isForward ? targetPort : sourcePort
  pair.key =
    frame.addressBytes === 4
      ? String.fromCharCode(
          u16be(addresses, lowAt),
          u16be(addresses, lowAt + 2),
          lowPort,
          u16be(addresses, highAt),
          u16be(addresses, highAt + 2),
          highPort,
        )
      : units(addresses, lowAt) +
        String.fromCharCode(lowPort) +
        units(addresses, highAt) +
        String.fromCharCode(highPort)
}

/** Below zero when the source stands before the target. */
function order(frame: Frame, ports: number): number {
  for (let n = 0; n < frame.addressBytes; n += 2) {
    const difference = u16be(frame.addresses, frame.sourceAt + n) - u16be(frame.addresses, frame.targetAt + n)
    if (difference !== 0) return difference
  }
  return ports
}

const units = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(
    u16be(bytes, at),
    u16be(bytes, at + 2),
    u16be(bytes, at + 4),
    u16be(bytes, at + 6),
    u16be(bytes, at + 8),
    u16be(bytes, at + 10),
    u16be(bytes, at + 12),
    u16be(bytes, at + 14),
  )

/** The two ends that a key stands for, in its order. */
export function endsOf(key: string): readonly [End, End] {
  const half = key.length / 2
  return [endOf(key.slice(0, half)), endOf(key.slice(half))]
}

function endOf(text: string): End {
  // Not by characters: two units of an address may look like one character beyond the basic plane.
  const values = Array.from({ length: text.length }, (_, n) => text.charCodeAt(n))
  const port = values.pop() ?? 0
  const written =
    values.length === V4_UNITS
      ? values.flatMap((unit) => [unit >> 8, unit & 255]).join('.')
      : values.map((unit) => unit.toString(16)).join(':')
  return { address: parseAddress(written)?.canonical ?? written, port }
}

/** The same for addresses alone: what fragments of one packet have in common. */
export const addressKey = (frame: Frame): string => {
  const { addresses, sourceAt, targetAt } = frame
  if (frame.addressBytes !== 4) return units(addresses, sourceAt) + units(addresses, targetAt)
  return String.fromCharCode(
    u16be(addresses, sourceAt),
    u16be(addresses, sourceAt + 2),
    u16be(addresses, targetAt),
    u16be(addresses, targetAt + 2),
  )
}
