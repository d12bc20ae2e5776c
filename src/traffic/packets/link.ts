import { behind, byVersion, ethernet, IPV4, IPV6, NOT_IP, ppp, pppoe } from './ether-types.ts'
import { type Frame, leftBytes } from './frame.ts'
import { u16be, u16le, u32be, u32le } from './octets.ts'
import { ieee80211, radiotap } from './wireless.ts'

/** Takes a link layer's header off and tells what follows, as EtherType. */
export type LinkLayer = (frame: Frame) => number

/** AF_INET is 2 everywhere; AF_INET6 differs between NetBSD, FreeBSD, macOS and Linux. */
const FAMILIES: Readonly<Record<number, number>> = { 2: IPV4, 10: IPV6, 24: IPV6, 28: IPV6, 30: IPV6 }
const HIGHEST_FAMILY = 0xffff

/** BSD loopback: the address family in the byte order of the machine that captured, which may be the other one. */
function loopback(frame: Frame): number {
  if (leftBytes(frame) < 4) return NOT_IP
  const little = u32le(frame.bytes, frame.at)
  const family = little > HIGHEST_FAMILY ? u32be(frame.bytes, frame.at) : little
  frame.at += 4
  return FAMILIES[family] ?? NOT_IP
}

/** Linux cooked, first form: the protocol at the end of sixteen bytes. */
function cooked(frame: Frame): number {
  if (leftBytes(frame) < 16) return NOT_IP
  frame.at += 16
  return behind(u16be(frame.bytes, frame.at - 2), frame)
}

/** Linux cooked, second form: the protocol at the start of twenty bytes. */
function cooked2(frame: Frame): number {
  if (leftBytes(frame) < 20) return NOT_IP
  frame.at += 20
  return behind(u16be(frame.bytes, frame.at - 20), frame)
}

const NFULA_PAYLOAD = 9
/** The kernel writes about fifteen kinds of attribute. */
const MAX_NFLOG_ATTRIBUTES = 64

/** Linux netfilter log: attributes (length, type, value, padded to four) of which one is the packet. */
function nflog(frame: Frame): number {
  const u16 = frame.isLittleEndian ? u16le : u16be
  frame.at += 4
  for (let n = 0; n < MAX_NFLOG_ATTRIBUTES && leftBytes(frame) >= 4; n++) {
    const sizeBytes = u16(frame.bytes, frame.at)
    const type = u16(frame.bytes, frame.at + 2) & 0x7fff
    if (sizeBytes < 4) return NOT_IP
    if (type === NFULA_PAYLOAD) {
      const end = frame.at + sizeBytes
      frame.at += 4
      frame.missing = Math.max(0, Math.min(frame.missing, end - frame.end))
      frame.end = Math.min(frame.end, end)
      return byVersion(frame)
    }
    frame.at += Math.ceil(sizeBytes / 4) * 4
  }
  return NOT_IP
}

/** By LINKTYPE number (tcpdump.org/linktypes.html). */
export const LINK_LAYERS: Readonly<Record<number, LinkLayer>> = {
  0: loopback,
  1: ethernet,
  9: ppp,
  12: byVersion,
  14: byVersion,
  50: ppp,
  51: pppoe,
  101: byVersion,
  105: (frame) => ieee80211(frame),
  108: loopback,
  113: cooked,
  127: radiotap,
  228: byVersion,
  229: byVersion,
  239: nflog,
  276: cooked2,
}
