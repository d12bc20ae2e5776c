import type { CaptureTally } from '../../model/exchange.ts'
import { count } from '../reader.ts'
import type { Fragments } from './fragments.ts'
import { type Frame, leftBytes } from './frame.ts'
import { u16be } from './octets.ts'

/** IANA protocol numbers. */
export const TCP = 6
export const UDP = 17
export const GRE = 47
export const IPV4_INSIDE = 4
export const IPV6_INSIDE = 41
/** Nothing that can be read now: a fragment that waits for others, or a header that contradicts itself. */
export const NO_TRANSPORT = -1

/** What taking off an IP header needs beside the frame. */
export interface IpContext {
  tally: CaptureTally
  fragments: Fragments
}

/** Takes an IPv4 header off (RFC 791 §3.1); the protocol that follows, or `NO_TRANSPORT`. */
export function ipv4(frame: Frame, { tally, fragments }: IpContext): number {
  const { bytes, at } = frame
  count(tally, 'ipv4')
  const first = bytes[at] ?? 0
  const headerBytes = (first & 15) * 4
  if (leftBytes(frame) < 20 || leftBytes(frame) < headerBytes) {
    return tooShort(frame, { tally, headerBytes: Math.max(20, headerBytes) })
  }
  // Zero: the card was to cut the segment and fill this in, so the packet is as long as it was captured.
  const totalBytes = u16be(bytes, at + 2) === 0 ? leftBytes(frame) + frame.missing : u16be(bytes, at + 2)
  if (first >> 4 !== 4 || headerBytes < 20 || totalBytes < headerBytes || !endAt(frame, at + totalBytes)) {
    return malformed(tally)
  }
  setAddresses(frame, at + 12, 4)
  frame.at = at + headerBytes
  const protocol = bytes[at + 9] ?? 0
  const fragment = u16be(bytes, at + 6)
  const offsetBytes = (fragment & 0x1fff) * 8
  const hasMore = (fragment & 0x2000) !== 0
  if (!hasMore && offsetBytes === 0) return protocol
  return fragments.add(frame, { id: u16be(bytes, at + 4), protocol, offsetBytes, hasMore }) ? protocol : NO_TRANSPORT
}

/** RFC 8200 §4: extension headers between IPv6 and what it carries. */
const HOP_BY_HOP = 0
const ROUTING = 43
const FRAGMENT = 44
const AUTHENTICATION = 51
const DESTINATION = 60
/** RFC 8200 §4.1 has each header once, one twice; a chain without end must not cost more than its packet. */
const MAX_EXTENSIONS = 16

/** Takes an IPv6 header and its extension headers off; the protocol that follows, or `NO_TRANSPORT`. */
export function ipv6(frame: Frame, context: IpContext): number {
  const { bytes, at } = frame
  count(context.tally, 'ipv6')
  if (leftBytes(frame) < 40) return tooShort(frame, { tally: context.tally, headerBytes: 40 })
  const payloadBytes = u16be(bytes, at + 4) === 0 ? leftBytes(frame) + frame.missing - 40 : u16be(bytes, at + 4)
  if ((bytes[at] ?? 0) >> 4 !== 6 || !endAt(frame, at + 40 + payloadBytes)) return malformed(context.tally)
  setAddresses(frame, at + 8, 16)
  frame.at = at + 40
  return extensions(frame, bytes[at + 6] ?? 0, context)
}

function extensions(frame: Frame, firstHeader: number, { tally, fragments }: IpContext): number {
  let header = firstHeader
  for (let n = 0; n < MAX_EXTENSIONS; n++) {
    const { bytes, at } = frame
    if (!isExtension(header)) return header
    if (leftBytes(frame) < 8) return tooShort(frame, { tally, headerBytes: 8 })
    const next = bytes[at] ?? 0
    if (header === FRAGMENT) {
      const fragment = u16be(bytes, at + 2)
      const [offsetBytes, hasMore] = [fragment & 0xfff8, (fragment & 1) === 1]
      const id = u16be(bytes, at + 4) * 0x10000 + u16be(bytes, at + 6)
      frame.at += 8
      const isWhole = !hasMore && offsetBytes === 0
      if (!isWhole && !fragments.add(frame, { id, protocol: next, offsetBytes, hasMore })) return NO_TRANSPORT
    } else {
      const sizeBytes = header === AUTHENTICATION ? ((bytes[at + 1] ?? 0) + 2) * 4 : ((bytes[at + 1] ?? 0) + 1) * 8
      if (sizeBytes > leftBytes(frame)) return tooShort(frame, { tally, headerBytes: sizeBytes })
      frame.at += sizeBytes
    }
    header = next
  }
  return malformed(tally)
}

const isExtension = (header: number): boolean =>
  header === HOP_BY_HOP ||
  header === ROUTING ||
  header === FRAGMENT ||
  header === AUTHENTICATION ||
  header === DESTINATION

/** Sets where the packet ends, as its header says; false when it would end behind the frame that carried it. */
function endAt(frame: Frame, end: number): boolean {
  const missing = end - frame.end
  if (missing > frame.missing) return false
  frame.end = Math.min(frame.end, end)
  frame.missing = Math.max(0, missing)
  return true
}

function setAddresses(frame: Frame, at: number, addressBytes: number): void {
  frame.addresses = frame.bytes
  frame.addressBytes = addressBytes
  frame.sourceAt = at
  frame.targetAt = at + addressBytes
}

/** A header beyond what was captured is the capture's doing; one beyond what was sent contradicts itself. */
function tooShort(frame: Frame, { tally, headerBytes }: { tally: CaptureTally; headerBytes: number }): number {
  return leftBytes(frame) + frame.missing < headerBytes ? malformed(tally) : NO_TRANSPORT
}

function malformed(tally: CaptureTally): number {
  count(tally, 'malformed')
  return NO_TRANSPORT
}
