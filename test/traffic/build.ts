import type { OpenConnection } from '../../src/traffic/connection.ts'

/** Packets and capture files for tests, written from the specifications and without the code under test. */

export const SYN = 2
export const RST = 4
export const PSH = 8
export const ACK = 16
export const FIN = 1

const number = (value: number, sizeBytes: number, isLittle: boolean): Buffer => {
  const bytes = Buffer.alloc(sizeBytes)
  if (isLittle) bytes.writeUIntLE(value, 0, sizeBytes)
  else bytes.writeUIntBE(value, 0, sizeBytes)
  return bytes
}
export const be16 = (...values: readonly number[]): Buffer => Buffer.concat(values.map((one) => number(one, 2, false)))
export const be32 = (...values: readonly number[]): Buffer => Buffer.concat(values.map((one) => number(one, 4, false)))
export const le16 = (...values: readonly number[]): Buffer => Buffer.concat(values.map((one) => number(one, 2, true)))
export const le32 = (...values: readonly number[]): Buffer => Buffer.concat(values.map((one) => number(one, 4, true)))
export const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex')

const addressOf = (text: string): Buffer =>
  text.includes(':')
    ? be16(...text.split(':').map((group) => Number.parseInt(group, 16)))
    : Buffer.from(text.split('.').map(Number))

export interface Ends {
  from: string
  to: string
}

export const CLIENT = '10.0.0.1'
export const SERVER = '10.0.0.2'
export const UP: Ends = { from: CLIENT, to: SERVER }
export const DOWN: Ends = { from: SERVER, to: CLIENT }

export interface Ipv4Fields extends Partial<Ends> {
  protocol?: number
  id?: number
  /** Flags and offset field as it is written. */
  fragment?: number
  totalBytes?: number
  /** In words of four bytes. */
  headerWords?: number
}

export function ipv4(payload: Uint8Array, fields: Ipv4Fields = {}): Buffer {
  const { from = CLIENT, to = SERVER, protocol = 6, id = 1, fragment = 0, headerWords = 5 } = fields
  const options = Buffer.alloc(Math.max(0, headerWords * 4 - 20))
  const total = fields.totalBytes ?? 20 + options.length + payload.length
  return Buffer.concat([
    Buffer.from([0x40 | headerWords, 0]),
    be16(total, id, fragment),
    Buffer.from([64, protocol, 0, 0]),
    addressOf(from),
    addressOf(to),
    options,
    payload,
  ])
}

export const CLIENT6 = '2001:db8:0:0:0:0:0:1'
export const SERVER6 = '2001:db8:0:0:0:0:0:2'

export function ipv6(
  payload: Uint8Array,
  fields: { next?: number; payloadBytes?: number; isDown?: boolean } = {},
): Buffer {
  const { next = 6, payloadBytes = payload.length, isDown = false } = fields
  const ends = [addressOf(CLIENT6), addressOf(SERVER6)]
  return Buffer.concat([
    be32(0x6000_0000),
    be16(payloadBytes),
    Buffer.from([next, 64]),
    ...(isDown ? ends.toReversed() : ends),
    payload,
  ])
}

export interface TcpFields {
  sequence: number
  acknowledgement?: number
  flags?: number
  fromPort?: number
  toPort?: number
  text?: string | Uint8Array
  headerWords?: number
}

export function tcp(fields: TcpFields): Buffer {
  const {
    sequence,
    acknowledgement = 0,
    flags = ACK,
    fromPort = 1000,
    toPort = 80,
    text = '',
    headerWords = 5,
  } = fields
  return Buffer.concat([
    be16(fromPort, toPort),
    be32(sequence >>> 0, acknowledgement >>> 0),
    Buffer.from([headerWords << 4, flags]),
    be16(8192, 0, 0),
    Buffer.alloc(Math.max(0, headerWords * 4 - 20)),
    typeof text === 'string' ? Buffer.from(text, 'latin1') : text,
  ])
}

export const udp = (payload: Uint8Array, toPort: number): Buffer =>
  Buffer.concat([be16(5000, toPort, 8 + payload.length, 0), payload])

const MACS = hex('020000000002 020000000001')

export const ethernet = (payload: Uint8Array, type = 0x0800): Buffer => Buffer.concat([MACS, be16(type), payload])

/** Sequence numbers at which the two ends of `up` and `down` begin; the client's wraps within the first bytes. */
export const CLIENT_ISN = 0xffff_fff0
export const SERVER_ISN = 5000

/** `at` and `ack` count from the first byte of each direction. */
export interface Said {
  at?: number
  ack?: number
  flags?: number
  port?: number
  isn?: number
}

/** An Ethernet frame from the client, and one from the server. */
export function up(
  text: string | Uint8Array,
  { at = 0, ack = 0, flags = ACK, port = 1000, isn = CLIENT_ISN }: Said = {},
): Buffer {
  const sequence = isn + at + ((flags & SYN) === 0 ? 1 : 0)
  return ethernet(ipv4(tcp({ sequence, acknowledgement: SERVER_ISN + 1 + ack, flags, fromPort: port, text }), UP))
}

export function down(
  text: string | Uint8Array,
  { at = 0, ack = 0, flags = ACK, port = 1000, isn = SERVER_ISN }: Said = {},
): Buffer {
  const sequence = isn + at + ((flags & SYN) === 0 ? 1 : 0)
  return ethernet(
    ipv4(tcp({ sequence, acknowledgement: CLIENT_ISN + 1 + ack, flags, fromPort: 80, toPort: port, text }), DOWN),
  )
}

export const handshake = (port = 1000): Buffer[] => [
  up('', { flags: SYN, port }),
  down('', { flags: SYN | ACK, port }),
  up('', { port }),
]

/** A packet in a file: the bytes captured, and how long it was. */
export interface Captured {
  bytes: Uint8Array
  sentBytes?: number
  seconds?: number
  fraction?: number
}

export const captured = (packet: Uint8Array | Captured): Captured => ('bytes' in packet ? packet : { bytes: packet })

export interface PcapOptions {
  isLittle?: boolean
  magic?: number
  linkType?: number
  snapBytes?: number
  /** Of the longer records of 0xa1b2cd34. */
  recordTail?: Uint8Array
}

export function pcap(packets: readonly (Uint8Array | Captured)[], options: PcapOptions = {}): Buffer {
  const {
    isLittle = true,
    magic = 0xa1b2c3d4,
    linkType = 1,
    snapBytes = 65_535,
    recordTail = Buffer.alloc(0),
  } = options
  const [u16, u32] = isLittle ? [le16, le32] : [be16, be32]
  const header = Buffer.concat([u32(magic), u16(2, 4), u32(0, 0, snapBytes, linkType)])
  const records = packets
    .map(captured)
    .flatMap(({ bytes, sentBytes = bytes.length, seconds = 1_220_000_000, fraction = 0 }) => [
      u32(seconds, fraction, bytes.length, sentBytes),
      recordTail,
      bytes,
    ])
  return Buffer.concat([header, ...records])
}

const padded = (bytes: Uint8Array): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])

/** Blocks of a pcapng file in one byte order. */
export function pcapng(isLittle = true) {
  const [u16, u32] = isLittle ? [le16, le32] : [be16, be32]
  const block = (type: number, body: Uint8Array, sizes: { front?: number; behind?: number } = {}): Buffer => {
    const size = body.length + 12
    return Buffer.concat([u32(type, sizes.front ?? size), body, u32(sizes.behind ?? size)])
  }
  const option = (code: number, value: Uint8Array): Buffer => Buffer.concat([u16(code, value.length), padded(value)])
  return {
    block,
    option,
    u16,
    u32,
    section: () => block(0x0a0d0d0a, Buffer.concat([u32(0x1a2b3c4d), u16(1, 0), u32(0xffff_ffff, 0xffff_ffff)])),
    interface: (linkType = 1, options: Uint8Array = Buffer.alloc(0), snapBytes = 0) =>
      block(1, Buffer.concat([u16(linkType, 0), u32(snapBytes), options])),
    enhanced: (packet: Uint8Array | Captured, { from = 0, units = 0 }: { from?: number; units?: number } = {}) => {
      const { bytes, sentBytes = bytes.length } = captured(packet)
      const time = u32(Math.floor(units / 2 ** 32), units % 2 ** 32)
      return block(6, Buffer.concat([u32(from), time, u32(bytes.length, sentBytes), padded(bytes)]))
    },
    simple: (packet: Uint8Array | Captured) => {
      const { bytes, sentBytes = bytes.length } = captured(packet)
      return block(3, Buffer.concat([u32(sentBytes), padded(bytes)]))
    },
    old: (packet: Uint8Array, from = 0) =>
      block(2, Buffer.concat([u16(from, 0), u32(0, 0, packet.length, packet.length), padded(packet)])),
    secrets: (text: string, type = 0x544c534b) =>
      block(10, Buffer.concat([u32(type, text.length), padded(Buffer.from(text))])),
  }
}

/** What readers of connections were told, one line each: `0> text` is from the opener, `0< text` back to it. */
export function transcript(): { lines: string[]; open: OpenConnection; times: (number | null)[] } {
  const lines: string[] = []
  const times: (number | null)[] = []
  const open: OpenConnection = ({ stream, ends: [first, last] }) => {
    lines.push(`${stream} ${first.address}:${first.port} ${last.address}:${last.port}`)
    return {
      bytes(direction, bytes, atUtcMs) {
        times.push(atUtcMs)
        lines.push(`${stream}${'><'[direction]} ${Buffer.from(bytes).toString('latin1')}`)
      },
      gap: (direction, missedBytes) => lines.push(`${stream}${'><'[direction]} (${missedBytes})`),
      finished: (direction) => lines.push(`${stream}${'><'[direction]} FIN`),
      closed: (how) => lines.push(`${stream} ${how}`),
    }
  }
  return { lines, open, times }
}
