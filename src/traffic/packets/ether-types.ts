import { type Frame, leftBytes } from './frame.ts'
import { u16be } from './octets.ts'

/** What a link layer's payload is, as EtherType (IEEE 802 numbers at IANA); `NOT_IP` for all that is none of the two. */
export const IPV4 = 0x0800
export const IPV6 = 0x86dd
export const NOT_IP = 0

/** Real networks stack two; a packet of nothing but tags must not cost more than its share. */
const MAX_VLAN_TAGS = 8
/** RFC 3032 sets no limit; operators use up to ten. */
const MAX_MPLS_LABELS = 16

/** Above, the field is an EtherType, below a length (IEEE 802.3 §3.2.6). */
const MIN_ETHER_TYPE = 0x0600
const VLAN_TYPES: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100, 0x9200])
const MPLS_TYPES: ReadonlySet<number> = new Set([0x8847, 0x8848])
const PPPOE_SESSION = 0x8864
const SNAP_SAP = 0xaaaa
const IP_SAP = 0x0606
const UNNUMBERED = 0x03

/** PPP protocol numbers (RFC 1332, RFC 5072, RFC 3032 §4.3). */
const PPP_PROTOCOLS: Readonly<Record<number, number>> = { 0x0021: IPV4, 0x0057: IPV6 }
const PPP_MPLS: ReadonlySet<number> = new Set([0x0281, 0x0283])

/** Ethernet II or IEEE 802.3. */
export function ethernet(frame: Frame): number {
  frame.at += 12
  return typed(frame)
}

/** What follows a field that is an EtherType or a length. */
export function typed(frame: Frame): number {
  if (leftBytes(frame) < 2) return NOT_IP
  const type = u16be(frame.bytes, frame.at)
  frame.at += 2
  return type < MIN_ETHER_TYPE ? llc(frame) : behind(type, frame)
}

/** Takes off what may stand between an EtherType and IP: VLAN tags, MPLS labels, PPPoE. */
export function behind(type: number, frame: Frame): number {
  let inner = type
  for (let tags = 0; VLAN_TYPES.has(inner) && tags <= MAX_VLAN_TAGS; tags++) {
    frame.isTagged = true
    if (leftBytes(frame) < 4 || tags === MAX_VLAN_TAGS) return NOT_IP
    inner = u16be(frame.bytes, frame.at + 2)
    frame.at += 4
  }
  if (inner === IPV4 || inner === IPV6) return inner
  if (inner === PPPOE_SESSION) return pppoe(frame)
  if (MPLS_TYPES.has(inner)) return mpls(frame)
  return inner < MIN_ETHER_TYPE ? llc(frame) : NOT_IP
}

/** IEEE 802.2 with SNAP (RFC 1042), or the SAP of IP. */
export function llc(frame: Frame): number {
  if (leftBytes(frame) < 3 || frame.bytes[frame.at + 2] !== UNNUMBERED) return NOT_IP
  const saps = u16be(frame.bytes, frame.at)
  frame.at += 3
  if (saps === IP_SAP) return IPV4
  if (saps !== SNAP_SAP || leftBytes(frame) < 5) return NOT_IP
  const type = u16be(frame.bytes, frame.at + 3)
  frame.at += 5
  return type < MIN_ETHER_TYPE ? NOT_IP : behind(type, frame)
}

function mpls(frame: Frame): number {
  for (let labels = 0; labels < MAX_MPLS_LABELS && leftBytes(frame) >= 4; labels++) {
    const isBottom = ((frame.bytes[frame.at + 2] ?? 0) & 1) === 1
    frame.at += 4
    if (isBottom) return belowLabels(frame)
  }
  return NOT_IP
}

/** MPLS does not say what it carries: the first four bits tell (RFC 4928 §3); zero is a pseudowire's control word (RFC 4385). */
function belowLabels(frame: Frame): number {
  const type = byVersion(frame)
  if (type !== NOT_IP || leftBytes(frame) < 18 || (frame.bytes[frame.at] ?? 0) >> 4 !== 0) return type
  frame.at += 4
  return ethernet(frame)
}

/** IP without a header that says so, by its version field. */
export function byVersion(frame: Frame): number {
  if (leftBytes(frame) < 1) return NOT_IP
  const version = (frame.bytes[frame.at] ?? 0) >> 4
  if (version === 4) return IPV4
  return version === 6 ? IPV6 : NOT_IP
}

/** RFC 2516 §4: version and type 1, code 0 in a session, session, length. */
export function pppoe(frame: Frame): number {
  if (leftBytes(frame) < 8 || u16be(frame.bytes, frame.at) !== 0x1100) return NOT_IP
  frame.at += 6
  return ppp(frame)
}

/** RFC 1661 §2 and RFC 1662 §3: address and control may be left out, and the protocol may be one byte. */
export function ppp(frame: Frame): number {
  if (leftBytes(frame) >= 2 && u16be(frame.bytes, frame.at) === 0xff03) frame.at += 2
  if (leftBytes(frame) < 2) return NOT_IP
  const first = frame.bytes[frame.at] ?? 0
  const isShort = (first & 1) === 1
  const protocol = isShort ? first : u16be(frame.bytes, frame.at)
  frame.at += isShort ? 1 : 2
  return PPP_MPLS.has(protocol) ? mpls(frame) : (PPP_PROTOCOLS[protocol] ?? NOT_IP)
}
