import { crc32, deflateRawSync } from 'node:zlib'

/** Writers of small archives for tests, independent of the readers: each follows its format's description. */

export interface Packed {
  name: string | Buffer
  bytes: Uint8Array
}

/** Fields of a tar header that a test wants otherwise. */
interface TarOptions {
  type?: string
  linkName?: string
  size?: string | Buffer
  magic?: 'ustar\x0000' | 'ustar  \0' | ''
}

export function tarHeader(name: string | Buffer, sizeBytes: number, options: TarOptions = {}): Buffer {
  const block = Buffer.alloc(512)
  Buffer.from(name).copy(block, 0, 0, 100)
  block.write('0000644\x000000000\x000000000\0', 100, 'latin1')
  Buffer.from(options.size ?? `${sizeBytes.toString(8).padStart(11, '0')}\0`).copy(block, 124)
  block.write('11047263400\0        ', 136, 'latin1')
  block.write(options.type ?? '0', 156, 'latin1')
  block.write(options.linkName ?? '', 157, 'latin1')
  block.write(options.magic ?? 'ustar\x0000', 257, 'latin1')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}

export const padded = (bytes: Uint8Array): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)])

export const tarMember = ({ name, bytes }: Packed, options: TarOptions = {}): Buffer =>
  Buffer.concat([tarHeader(name, bytes.length, options), padded(bytes)])

export const END_OF_TAR = Buffer.alloc(1024)

export const tar = (members: readonly Packed[]): Buffer =>
  Buffer.concat([...members.map((member) => tarMember(member)), END_OF_TAR])

/** A pax record: its length counts itself. */
export function paxRecord(key: string, value: string): string {
  const body = ` ${key}=${value}\n`
  const bodyBytes = Buffer.byteLength(body)
  const total = bodyBytes + String(bodyBytes + String(bodyBytes).length).length
  return `${total}${body}`
}

interface ZipOptions {
  method?: number
  flags?: number
  crc?: number
  plainBytes?: number
  madeBy?: number
  externalAttributes?: number
}

export type Zipped = Packed & ZipOptions

function zipFields(member: Zipped, data: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(member.flags ?? 0x800, 2)
  fields.writeUInt16LE(member.method ?? 8, 4)
  fields.writeUInt32LE(0x39210000, 6)
  fields.writeUInt32LE(member.crc ?? crc32(member.bytes), 10)
  fields.writeUInt32LE(data.length, 14)
  fields.writeUInt32LE(member.plainBytes ?? member.bytes.length, 18)
  fields.writeUInt16LE(Buffer.from(member.name).length, 22)
  return fields
}

export function zip(members: readonly Zipped[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const member of members) {
    const data = (member.method ?? 8) === 8 ? deflateRawSync(member.bytes) : Buffer.from(member.bytes)
    const fields = zipFields(member, data)
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(member.name), data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(member.externalAttributes ?? 0, 6)
    tail.writeUInt32LE(offset, 10)
    const madeBy = Buffer.from([20, member.madeBy ?? 0])
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, fields, tail, Buffer.from(member.name)]))
    bodies.push(body)
    offset += body.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, list, end])
}
