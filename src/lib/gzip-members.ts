import { crc32 } from 'node:zlib'
import type { ByteReader } from './byte-reader.ts'
import { inflate, type InflateDamage } from './inflate.ts'

/** One gzip member (RFC 1952) of a row of them. */
export interface GzipMember {
  /** Byte of the file where it begins. */
  offset: number
  /** Its plain bytes, once, before the next member is asked for; gives why they are not whole, or null. */
  read(): AsyncGenerator<Uint8Array, InflateDamage | null>
}

const FIXED_HEADER_BYTES = 10
const TRAILER_BYTES = 8
/** Name, comment and extra field: no tool writes more than a path's length of them. */
const HEADER_LIMIT_BYTES = 128 * 1024
const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 }

/** True when bytes begin a gzip member. */
export const startsGzip = (head: Uint8Array): boolean =>
  head.length >= 4 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8 && ((head[3] ?? 0) & FLAG.reserved) === 0

/**
 * Members from where the reader stands; ends before the first bytes that begin none. Behind a member that breaks the reader stands
 * somewhere in it.
 */
export async function* gzipMembers(reader: ByteReader): AsyncGenerator<GzipMember> {
  while (startsGzip(await reader.glimpse(4))) {
    const rest: { bytes: AsyncGenerator<Uint8Array, InflateDamage | null> } = { bytes: readMember(reader) }
    yield { offset: reader.positionBytes, read: () => rest.bytes }
    let step = await rest.bytes.next()
    while (step.done !== true) step = await rest.bytes.next()
  }
}

const TRUNCATED = (detail: string): InflateDamage => ({ reason: 'truncated', detail })
const DAMAGED = (detail: string): InflateDamage => ({ reason: 'damaged-container', detail })

async function* readMember(reader: ByteReader): AsyncGenerator<Uint8Array, InflateDamage | null> {
  const headerBytes = headerLength(await reader.glimpse(HEADER_LIMIT_BYTES))
  await reader.skip(headerBytes ?? FIXED_HEADER_BYTES)
  if (headerBytes === null) return TRUNCATED('the gzip header does not end')
  const sum = { crc: 0, sizeBytes: 0 }
  const inflated = inflate(reader)
  let step = await inflated.next()
  for (; step.done !== true; step = await inflated.next()) {
    sum.crc = crc32(step.value, sum.crc)
    sum.sizeBytes += step.value.length
    yield step.value
  }
  return step.value ?? checkTrailer(Buffer.from(await reader.take(TRAILER_BYTES)), sum)
}

/** Bytes of a member's header; null when it does not end in what is given. */
function headerLength(head: Uint8Array): number | null {
  const flags = head[3] ?? 0
  let at = FIXED_HEADER_BYTES
  if (flags & FLAG.extra) at += 2 + ((head[at] ?? 0) | ((head[at + 1] ?? 0) << 8))
  for (const text of [FLAG.name, FLAG.comment]) {
    if ((flags & text) === 0) continue
    const end = head.indexOf(0, at)
    if (end < 0) return null
    at = end + 1
  }
  if (flags & FLAG.headerCrc) at += 2
  return at <= head.length ? at : null
}

function checkTrailer(trailer: Buffer, { crc, sizeBytes }: { crc: number; sizeBytes: number }): InflateDamage | null {
  if (trailer.length < TRAILER_BYTES) return TRUNCATED('the gzip checksum at the end is missing')
  if (trailer.readUInt32LE(0) !== crc) return DAMAGED('the gzip checksum does not match')
  // RFC 1952 §2.3.1: ISIZE is the size modulo 2^32.
  return trailer.readUInt32LE(4) === sizeBytes % 2 ** 32 ? null : DAMAGED('the gzip trailer gives another size')
}
