import { ethernet, IPV4, IPV6, NOT_IP } from './ether-types.ts'
import { type Frame, leftBytes } from './frame.ts'
import { GRE, IPV4_INSIDE, IPV6_INSIDE, UDP } from './ip.ts'
import { u16be } from './octets.ts'

/** RFC 7348 §5: UDP port, and the flag of a header whose network number counts. */
const VXLAN_PORT = 4789
const VXLAN_FLAG = 0x08
const UDP_BYTES = 8
const VXLAN_BYTES = 8

const TRANSPARENT_ETHERNET = 0x6558

/** What a tunnel carries, as EtherType, its headers taken off; `NOT_IP` when it is none that is known. */
export function tunnelled(protocol: number, frame: Frame): number {
  if (protocol === UDP) return vxlan(frame)
  if (protocol === GRE) return gre(frame)
  if (protocol === IPV4_INSIDE) return IPV4
  return protocol === IPV6_INSIDE ? IPV6 : NOT_IP
}

function vxlan(frame: Frame): number {
  const { bytes, at } = frame
  if (leftBytes(frame) < UDP_BYTES + VXLAN_BYTES + 14 || u16be(bytes, at + 2) !== VXLAN_PORT) return NOT_IP
  if ((bytes[at + UDP_BYTES] ?? 0) !== VXLAN_FLAG) return NOT_IP
  frame.at += UDP_BYTES + VXLAN_BYTES
  return ethernet(frame)
}

/** RFC 2784 and RFC 2890: version 0; a checksum, a key and a number may follow, four bytes each. */
function gre(frame: Frame): number {
  if (leftBytes(frame) < 4) return NOT_IP
  const flags = u16be(frame.bytes, frame.at)
  const type = u16be(frame.bytes, frame.at + 2)
  if ((flags & 0x4fff) !== 0) return NOT_IP
  frame.at += 4
  for (const optional of [0x8000, 0x2000, 0x1000]) if ((flags & optional) !== 0) frame.at += 4
  if (type === TRANSPARENT_ETHERNET) return ethernet(frame)
  return type === IPV4 || type === IPV6 ? type : NOT_IP
}
