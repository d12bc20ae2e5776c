import type { End, Flow, FlowEvent } from './tap.ts'

/** A frame of a capture. */
export interface Packet {
  atUtcUs: number
  bytes: Buffer
}

/** TCP flags (RFC 9293 §3.1). */
const FLAGS = { FIN: 0x01, SYN: 0x02, PSH: 0x08, ACK: 0x10 } as const

/** Most data in a segment: what Linux puts into 1500 bytes beside its usual options. */
const SEGMENT_BYTES = 1448
const WINDOW_BYTES = 65_535
/** Option 2, maximum segment size 1460, as both ends announce it on Ethernet (RFC 9293 §3.2). */
const SEGMENT_SIZE_OPTION = Buffer.from([2, 4, 1460 >> 8, 1460 & 0xff])

/** An end of the connection as it is rebuilt. */
interface Speaker extends End {
  /** Sequence number of the next byte it sends. */
  next: number
  /** Identification of its next IP packet. */
  packet: number
}

interface Segment {
  by: 'client' | 'server'
  flags: number
  options: Buffer
  data: Buffer
}

const NONE = Buffer.alloc(0)

/** Sum of 16-bit words in ones' complement, turned round (RFC 1071). */
function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 2) sum += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000)
  return ~sum & 0xffff
}

const addressBytes = (address: string): Buffer => Buffer.from(address.split('.').map(Number))

/** TCP header and data (RFC 9293 §3.1), its checksum over the pseudo header too. */
function tcpBytes(from: Speaker, to: Speaker, segment: Segment): Buffer {
  const { flags, options, data } = segment
  const header = Buffer.alloc(20)
  header.writeUInt16BE(from.port, 0)
  header.writeUInt16BE(to.port, 2)
  header.writeUInt32BE(from.next, 4)
  header.writeUInt32BE((flags & FLAGS.ACK) === 0 ? 0 : to.next, 8)
  header.writeUInt8(((20 + options.length) / 4) << 4, 12)
  header.writeUInt8(flags, 13)
  header.writeUInt16BE(WINDOW_BYTES, 14)
  const bytes = Buffer.concat([header, options, data])
  const pseudo = Buffer.concat([
    addressBytes(from.address),
    addressBytes(to.address),
    Buffer.from([0, 6, bytes.length >> 8, bytes.length & 0xff]),
  ])
  bytes.writeUInt16BE(checksum(Buffer.concat([pseudo, bytes])), 16)
  return bytes
}

/** IPv4 header (RFC 791 §3.1): do not fragment, 64 hops, TCP. */
function ipHeader(from: Speaker, to: Speaker, sizeBytes: number): Buffer {
  const header = Buffer.from([0x45, 0, 0, 0, 0, 0, 0x40, 0, 64, 6, 0, 0])
  header.writeUInt16BE(20 + sizeBytes, 2)
  header.writeUInt16BE(from.packet, 4)
  const bytes = Buffer.concat([header, addressBytes(from.address), addressBytes(to.address)])
  bytes.writeUInt16BE(checksum(bytes), 10)
  return bytes
}

/** Ethernet as the loopback interface of Linux shows it: no hardware addresses, type IPv4. */
const ETHERNET = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x08, 0x00])

/** Any number would do to begin with, as long as connections begin differently (RFC 9293 §3.4.1). */
const speaker = (end: End): Speaker => ({ ...end, next: Math.imul(end.port, 2_654_435_761) >>> 0, packet: 1 })

const other = (by: Segment['by']): Segment['by'] => (by === 'client' ? 'server' : 'client')
const acknowledge = (by: Segment['by']): Segment => ({ by, flags: FLAGS.ACK, options: NONE, data: NONE })

/** Data in segments; every second full one is acknowledged, and the last (RFC 9293 §3.8.6.3). */
function carry(by: Segment['by'], bytes: Buffer): Segment[] {
  const count = Math.ceil(bytes.length / SEGMENT_BYTES)
  return Array.from({ length: count }, (_, index) => {
    const isLast = index === count - 1
    const flags = isLast ? FLAGS.PSH | FLAGS.ACK : FLAGS.ACK
    const data = bytes.subarray(index * SEGMENT_BYTES, (index + 1) * SEGMENT_BYTES)
    return [{ by, flags, options: NONE, data }, ...(isLast || index % 2 === 1 ? [acknowledge(other(by))] : [])]
  }).flat()
}

/** What both ends said when something happened on the client's socket. */
function segmentsOf(event: FlowEvent): Segment[] {
  const synchronize = { options: SEGMENT_SIZE_OPTION, data: NONE }
  const finish = { flags: FLAGS.FIN | FLAGS.ACK, options: NONE, data: NONE }
  switch (event.kind) {
    case 'opening':
      return [{ by: 'client', flags: FLAGS.SYN, ...synchronize }]
    case 'open':
      return [{ by: 'server', flags: FLAGS.SYN | FLAGS.ACK, ...synchronize }, acknowledge('client')]
    case 'sent':
      return carry('client', event.bytes)
    case 'received':
      return carry('server', event.bytes)
    case 'client-ended':
      return [{ by: 'client', ...finish }, acknowledge('server')]
    case 'server-ended':
      return [{ by: 'server', ...finish }, acknowledge('client')]
  }
}

/**
 * The packets of a connection. The bytes, their order and their times are those of the socket; what the kernel keeps to
 * itself (sequence numbers, how data was cut into segments, acknowledgements) is made up by the rules.
 */
export function packetsOf(flow: Flow): Packet[] {
  const ends = { client: speaker(flow.client), server: speaker(flow.server) }
  return flow.events.flatMap((event) =>
    segmentsOf(event).map((segment) => {
      const [from, to] = [ends[segment.by], ends[other(segment.by)]]
      const tcp = tcpBytes(from, to, segment)
      const bytes = Buffer.concat([ETHERNET, ipHeader(from, to, tcp.length), tcp])
      // SYN and FIN count as one byte each (RFC 9293 §3.4)
      const counted = segment.data.length + ((segment.flags & (FLAGS.SYN | FLAGS.FIN)) === 0 ? 0 : 1)
      from.next = (from.next + counted) % 2 ** 32
      from.packet = (from.packet + 1) % 2 ** 16
      return { atUtcUs: event.atUtcUs, bytes }
    }),
  )
}

/** Packets of several connections in the order of their times. */
export const packetsOfAll = (flows: readonly Flow[]): Packet[] =>
  flows.flatMap(packetsOf).toSorted((a, b) => a.atUtcUs - b.atUtcUs)
