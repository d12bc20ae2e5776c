import { llc, NOT_IP } from './ether-types.ts'
import { type Frame, leftBytes } from './frame.ts'
import { u16le, u32le } from './octets.ts'

/** IEEE 802.11 frame control (§9.2.4.1), as a little-endian number. */
const TYPE_MASK = 0x0c
const TYPE_DATA = 0x08
const SUBTYPE_NULL = 0x40
const SUBTYPE_QOS = 0x80
const BOTH_SYSTEMS = 0x0300
const MORE_FRAGMENTS = 0x0400
const PROTECTED = 0x4000
const ORDER = 0x8000
const FRAGMENT_NUMBER = 0x0f
const AGGREGATED = 0x80

/** Data frames in the clear that hold one whole packet; all others are not IP to whoever has no key. */
export function ieee80211(frame: Frame, isPadded = false): number {
  if (leftBytes(frame) < 24) return NOT_IP
  const control = u16le(frame.bytes, frame.at)
  if ((control & TYPE_MASK) !== TYPE_DATA) return NOT_IP
  if ((control & (SUBTYPE_NULL | PROTECTED | MORE_FRAGMENTS)) !== 0) return NOT_IP
  if ((u16le(frame.bytes, frame.at + 22) & FRAGMENT_NUMBER) !== 0) return NOT_IP
  let headerBytes = (control & BOTH_SYSTEMS) === BOTH_SYSTEMS ? 30 : 24
  if ((control & SUBTYPE_QOS) !== 0) {
    if (((frame.bytes[frame.at + headerBytes] ?? 0) & AGGREGATED) !== 0) return NOT_IP
    headerBytes += (control & ORDER) === 0 ? 2 : 6
  }
  frame.at += isPadded ? Math.ceil(headerBytes / 4) * 4 : headerBytes
  return llc(frame)
}

const HAS_CLOCK = 0x01
const HAS_FLAGS = 0x02
const MORE_WORDS = 0x8000_0000
const FLAG_PADDED = 0x20
/** The standard fields need one word, vendors' a few more. */
const MAX_PRESENT_WORDS = 16

/** radiotap.org: a header of stated length; only the flag that says "header padded to four bytes" matters here. */
export function radiotap(frame: Frame): number {
  if (leftBytes(frame) < 8) return NOT_IP
  const start = frame.at
  const headerBytes = u16le(frame.bytes, start + 2)
  if (headerBytes < 8 || headerBytes > leftBytes(frame)) return NOT_IP
  const present = u32le(frame.bytes, start + 4)
  let at = start + 8
  for (let words = 1; words < MAX_PRESENT_WORDS && u32le(frame.bytes, at - 4) >= MORE_WORDS; words++) at += 4
  // The clock is aligned to eight bytes from the header's start.
  if ((present & HAS_CLOCK) !== 0) at = start + Math.ceil((at - start) / 8) * 8 + 8
  const flags = (present & HAS_FLAGS) !== 0 && at < start + headerBytes ? (frame.bytes[at] ?? 0) : 0
  frame.at = start + headerBytes
  return ieee80211(frame, (flags & FLAG_PADDED) !== 0)
}
