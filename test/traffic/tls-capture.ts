import type { Crossing } from './tls-session.ts'

const SNAP_BYTES = 262_144
const CLIENT = 0x0a000001
const SERVER = 0x0a000002
const SEGMENT_BYTES = 1400
const [FIN, SYN, ACK] = [1, 2, 16]

interface Segment {
  connection: number
  direction: 0 | 1
  flags: number
  bytes: Uint8Array
}

export const clientPortOf = (connection: number): number => 40_000 + connection

function frame(segment: Segment, seqs: readonly [number, number], serverPort: number): Buffer {
  const { direction, connection, flags, bytes } = segment
  const packet = Buffer.alloc(54 + bytes.length)
  packet.writeUInt16BE(0x0800, 12)
  packet.writeUInt16BE(0x4500, 14)
  packet.writeUInt16BE(40 + bytes.length, 16)
  packet.writeUInt16BE(0x4006, 22)
  packet.writeUInt32BE(direction === 0 ? CLIENT : SERVER, 26)
  packet.writeUInt32BE(direction === 0 ? SERVER : CLIENT, 30)
  packet.writeUInt16BE(direction === 0 ? clientPortOf(connection) : serverPort, 34)
  packet.writeUInt16BE(direction === 0 ? serverPort : clientPortOf(connection), 36)
  packet.writeUInt32BE(seqs[direction], 38)
  packet.writeUInt32BE(seqs[1 - direction] ?? 0, 42)
  packet[46] = 0x50
  packet[47] = flags
  packet.writeUInt16BE(0xffff, 48)
  packet.set(bytes, 54)
  return packet
}

function block(type: number, body: Buffer): Buffer {
  const padding = Buffer.alloc(-body.length & 3)
  const size = body.length + padding.length + 12
  const head = Buffer.alloc(8)
  head.writeUInt32LE(type, 0)
  head.writeUInt32LE(size, 4)
  return Buffer.concat([head, body, padding, head.subarray(4)])
}

function enhancedPacket(packet: Buffer, atUs: bigint): Buffer {
  const head = Buffer.alloc(20)
  head.writeUInt32LE(Number(atUs >> 32n), 4)
  head.writeUInt32LE(Number(atUs & 0xffffffffn), 8)
  head.writeUInt32LE(packet.length, 12)
  head.writeUInt32LE(packet.length, 16)
  return block(6, Buffer.concat([head, packet]))
}

function secretsBlock(keyLog: string): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32LE(0x544c534b, 0)
  head.writeUInt32LE(Buffer.byteLength(keyLog), 4)
  return block(10, Buffer.concat([head, Buffer.from(keyLog, 'latin1')]))
}

const sectionHeader = block(0x0a0d0d0a, Buffer.from('4d3c2b1a01000000ffffffffffffffff', 'hex'))
const interfaceHeader = (): Buffer => {
  const body = Buffer.alloc(8)
  body.writeUInt16LE(1, 0)
  body.writeUInt32LE(SNAP_BYTES, 4)
  return block(1, body)
}

function segmentsOf(crossings: readonly Crossing[]): Segment[] {
  const segments: Segment[] = []
  const opened = new Set<number>()
  for (const { connection, direction, bytes } of crossings) {
    if (!opened.has(connection)) {
      const empty = { connection, bytes: new Uint8Array() }
      segments.push({ ...empty, direction: 0, flags: SYN }, { ...empty, direction: 1, flags: SYN | ACK })
      segments.push({ ...empty, direction: 0, flags: ACK })
      opened.add(connection)
    }
    for (let at = 0; at < bytes.length; at += SEGMENT_BYTES)
      segments.push({ connection, direction, flags: ACK, bytes: bytes.subarray(at, at + SEGMENT_BYTES) })
  }
  for (const connection of opened)
    for (const direction of [0, 1] as const)
      segments.push({ connection, direction, flags: FIN | ACK, bytes: new Uint8Array() })
  return segments
}

/** Time of the first packet; each packet comes a millisecond after the one before. */
export const FIRST_PACKET_UTC_MS = Date.UTC(2026, 0, 2, 3, 4, 5)

/**
 * A pcapng file of what crossed the tap, as Ethernet, IPv4 and TCP on port 443 unless another is given. `keyLog` goes into a Decryption Secrets
 * Block; packets for which `isLost` says so are left out.
 */
export function pcapngOf(
  crossings: readonly Crossing[],
  options: { keyLog?: string; serverPort?: number; isLost?: (segment: Segment, index: number) => boolean } = {},
): Buffer {
  const seqs = new Map<number, [number, number]>()
  const packets = segmentsOf(crossings).map((segment, index) => {
    const of = seqs.get(segment.connection) ?? [1000, 5000]
    seqs.set(segment.connection, of)
    const packet = frame(segment, of, options.serverPort ?? 443)
    of[segment.direction] += segment.bytes.length + ((segment.flags & (SYN | FIN)) === 0 ? 0 : 1)
    const isLost = options.isLost?.(segment, index) ?? false
    return isLost ? Buffer.alloc(0) : enhancedPacket(packet, BigInt(FIRST_PACKET_UTC_MS + index) * 1000n)
  })
  const secrets = options.keyLog === undefined ? [] : [secretsBlock(options.keyLog)]
  return Buffer.concat([sectionHeader, interfaceHeader(), ...secrets, ...packets])
}
