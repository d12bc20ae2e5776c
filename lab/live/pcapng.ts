import type { Packet } from './tcp.ts'

/** Block types, option codes and the link type Ethernet (draft-ietf-opsawg-pcapng, sections 4.1 to 4.3). */
const BLOCK = { section: 0x0a0d0d0a, interface: 1, packet: 6 } as const
const OPTION = { userApplication: 4, name: 2, timeResolution: 9 } as const
const ETHERNET = 1

const u16 = (...values: readonly number[]): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(2)
      bytes.writeUInt16LE(value)
      return bytes
    }),
  )

const u32 = (...values: readonly number[]): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(4)
      bytes.writeUInt32LE(value)
      return bytes
    }),
  )

/** Everything is filled up to 32 bits. */
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])

const option = (code: number, value: Buffer): Buffer => Buffer.concat([u16(code, value.length), padded(value)])
const END_OF_OPTIONS = u16(0, 0)

/** A block says its length before and after what it holds. */
function block(type: number, body: Buffer): Buffer {
  const length = u32(body.length + 12)
  return Buffer.concat([u32(type), length, body, length])
}

/** Section of unknown length (−1), version 1.0, in this machine-independent byte order: little-endian. */
const sectionHeader = (): Buffer =>
  block(
    BLOCK.section,
    Buffer.concat([
      u32(0x1a2b3c4d),
      u16(1, 0),
      u32(0xffffffff, 0xffffffff),
      option(OPTION.userApplication, Buffer.from('Breachlight lab')),
      END_OF_OPTIONS,
    ]),
  )

/** The loopback interface, packets never cut, times in microseconds (10 to the power of −6). */
const interfaceDescription = (): Buffer =>
  block(
    BLOCK.interface,
    Buffer.concat([
      u16(ETHERNET, 0),
      u32(0),
      option(OPTION.name, Buffer.from('lo')),
      option(OPTION.timeResolution, Buffer.from([6])),
      END_OF_OPTIONS,
    ]),
  )

function enhancedPacket({ atUtcUs, bytes }: Packet): Buffer {
  const [high, low] = [Math.floor(atUtcUs / 2 ** 32), atUtcUs % 2 ** 32]
  return block(BLOCK.packet, Buffer.concat([u32(0, high, low, bytes.length, bytes.length), padded(bytes)]))
}

/** A capture file of one interface (draft-ietf-opsawg-pcapng). */
export const pcapng = (packets: readonly Packet[]): Buffer =>
  Buffer.concat([sectionHeader(), interfaceDescription(), ...packets.map(enhancedPacket)])
