import type { CaptureTally } from '../../model/exchange.ts'
import type { Direction } from '../connection.ts'
import { count } from '../reader.ts'
import { type Frame, leftBytes } from './frame.ts'
import { u16be, u32be } from './octets.ts'

/** Control bits (RFC 9293 §3.1). */
export const FIN = 1
export const SYN = 2
export const RST = 4
export const ACK = 16

/** What reassembly needs of a segment. One is used for all segments of a capture. */
export interface TcpSegment {
  direction: Direction
  sequence: number
  acknowledgement: number
  flags: number
  /** Captured payload: `bytes` from `at` to `end`; `missing` more were sent. */
  bytes: Uint8Array
  at: number
  end: number
  missing: number
  atUtcMs: number | null
  /** Byte of the file at which its packet's record begins. */
  recordByte: number
}

export const newSegment = (): TcpSegment => ({
  direction: 0,
  sequence: 0,
  acknowledgement: 0,
  flags: 0,
  bytes: new Uint8Array(0),
  at: 0,
  end: 0,
  missing: 0,
  atUtcMs: null,
  recordByte: 0,
})

/** Reads the TCP header at `frame.at`; false when there is none that can be used. The direction is not known here. */
export function readSegment(frame: Frame, into: TcpSegment, tally: CaptureTally): boolean {
  const { bytes, at } = frame
  count(tally, 'tcp')
  const sentBytes = leftBytes(frame) + frame.missing
  const headerBytes = ((bytes[at + 12] ?? 0) >> 4) * 4
  if (leftBytes(frame) < 20) {
    if (sentBytes < 20) count(tally, 'malformed')
    return false
  }
  if (headerBytes < 20 || headerBytes > sentBytes) {
    count(tally, 'malformed')
    return false
  }
  into.sequence = u32be(bytes, at + 4)
  into.acknowledgement = u32be(bytes, at + 8)
  into.flags = u16be(bytes, at + 12) & 0x1ff
  into.bytes = bytes
  into.at = Math.min(at + headerBytes, frame.end)
  into.end = frame.end
  into.missing = sentBytes - headerBytes - (into.end - into.at)
  into.atUtcMs = frame.atUtcMs
  into.recordByte = frame.recordByte
  return true
}
