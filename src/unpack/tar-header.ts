import { bufferOf } from '../lib/bytes.ts'
import { decodeName } from './names.ts'

export const BLOCK_BYTES = 512

/** One header block. Field places and the checksum: POSIX.1-1988 (ustar) and the GNU tar manual, "Basic Tar Format". */
export interface TarHeader {
  name: Buffer
  sizeBytes: number
  /** Type flag; NUL means a regular file of the oldest kind and is given as `0`. */
  type: string
  linkName: Buffer
}

/** A text field of fixed length up to the NUL that ends it. */
export const untilNul = (bytes: Buffer): Buffer => {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

const field = (block: Buffer, start: number, length: number): Buffer => block.subarray(start, start + length)

/** Octal digits among spaces and NULs, or GNU base-256 when the top bit is set; null when it is neither. */
function number(bytes: Buffer): number | null {
  if ((bytes[0] ?? 0) === 0x80) {
    const value = bytes.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0)
    return Number.isSafeInteger(value) ? value : null
  }
  const digits = /^ *([0-7]*)[ \0]*$/.exec(untilNul(bytes).toString('latin1'))?.[1]
  if (digits === undefined) return null
  return digits === '' ? 0 : Number.parseInt(digits, 8)
}

/** True when the eight checksum bytes, counted as spaces, make the sum of the block; signed sums are of old Sun tars. */
export function hasValidChecksum(block: Uint8Array): boolean {
  if (block.length < BLOCK_BYTES) return false
  const stored = /^[ \0]*([0-7]+)[ \0]/.exec(Buffer.from(block.subarray(148, 156)).toString('latin1'))?.[1]
  if (stored === undefined) return false
  let unsigned = 0
  let signed = 0
  for (let at = 0; at < BLOCK_BYTES; at += 1) {
    const byte = at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0)
    unsigned += byte
    signed += byte < 128 ? byte : byte - 256
  }
  const sum = Number.parseInt(stored, 8)
  return sum === unsigned || sum === signed
}

/** Reads a header whose checksum is right; null when its size is not a number. */
export function parseHeader(bytes: Uint8Array): TarHeader | null {
  const block = bufferOf(bytes)
  const sizeBytes = number(field(block, 124, 12))
  if (sizeBytes === null) return null
  // Only "ustar\0" has a prefix field; GNU's "ustar  " keeps times there.
  const prefix =
    field(block, 257, 6).toString('latin1') === 'ustar\0' ? untilNul(field(block, 345, 155)) : Buffer.alloc(0)
  const name = untilNul(field(block, 0, 100))
  const type = String.fromCharCode(block[156] ?? 0)
  return {
    name: Buffer.from(prefix.length > 0 ? Buffer.concat([prefix, Buffer.from('/'), name]) : name),
    sizeBytes,
    type: type === '\0' ? '0' : type,
    linkName: Buffer.from(untilNul(field(block, 157, 100))),
  }
}

/** The records `length key=value\n` of a POSIX.1-2001 extended header; what does not fit the form ends the list. */
export function parsePax(bytes: Uint8Array): Map<string, Buffer> {
  const data = bufferOf(bytes)
  const records = new Map<string, Buffer>()
  for (let at = 0; at < data.length; ) {
    const length = Number(/^(\d{1,7}) /.exec(data.subarray(at, at + 8).toString('latin1'))?.[1] ?? 0)
    const record = data.subarray(at, at + length)
    const space = record.indexOf(0x20)
    const equals = record.indexOf(0x3d)
    if (length === 0 || record.length < length || equals < space) break
    records.set(record.subarray(space + 1, equals).toString('latin1'), Buffer.from(record.subarray(equals + 1, -1)))
    at += length
  }
  return records
}

/** What an extended header or a GNU long name says about the header that follows. */
export function amend(header: TarHeader, pax: ReadonlyMap<string, Buffer>): TarHeader {
  const size = pax.get('size')?.toString('latin1')
  return {
    name: pax.get('path') ?? header.name,
    linkName: pax.get('linkpath') ?? header.linkName,
    type: [...pax.keys()].some((key) => key.startsWith('GNU.sparse.')) ? 'S' : header.type,
    sizeBytes: size !== undefined && /^\d{1,15}$/.test(size) ? Number(size) : header.sizeBytes,
  }
}

export const nameOf = (header: TarHeader): string => decodeName(header.name)
