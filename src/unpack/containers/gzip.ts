import { crc32 } from 'node:zlib'
import { ByteReader } from '../../lib/byte-reader.ts'
import { type ByteSource, Damaged, defineContainer } from '../container.ts'
import { inflateRaw } from '../inflate.ts'
import { withoutSuffix } from '../names.ts'

const FIXED_HEADER_BYTES = 10
const TRAILER_BYTES = 8
/** RFC 1952 sets no limit on the name and comment; no tool writes one longer than a path. */
const HEADER_TEXT_LIMIT_BYTES = 64 * 1024
const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 }

const isGzip = (head: Uint8Array): boolean =>
  head.length >= 4 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8 && ((head[3] ?? 0) & FLAG.reserved) === 0

export default defineContainer({
  id: 'gzip',
  title: 'gzip',
  source: 'RFC 1952',
  sniff: isGzip,
  holds: 'one',
  needsFile: false,
  async *open(source) {
    const name = withoutSuffix(source.name, ['.gz', '.gzip', '.z'], { '.tgz': '.tar' })
    yield { kind: 'member', name, sizeBytes: null, read: () => readMembers(source) }
  },
})

/** Plain bytes of all gzip members in a row. A wrong checksum is held back to the end, so nothing after it is lost. */
async function* readMembers(source: ByteSource): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(source.read())
  let firstDamage: Damaged | null = null
  try {
    while (isGzip(await reader.peek(4))) {
      await skipHeader(reader)
      const damage = yield* readMember(reader)
      firstDamage ??= damage
    }
    const junkBytes = await countJunk(reader)
    if (firstDamage !== null) throw firstDamage
    if (junkBytes > 0) throw new Damaged('damaged-container', `${junkBytes} bytes after the last gzip member`)
  } finally {
    await reader.close()
  }
}

async function* readMember(reader: ByteReader): AsyncGenerator<Uint8Array, Damaged | null> {
  let checksum = 0
  let sizeBytes = 0
  for await (const chunk of inflateRaw(reader)) {
    checksum = crc32(chunk, checksum)
    sizeBytes += chunk.length
    yield chunk
  }
  const trailer = Buffer.from(await reader.take(TRAILER_BYTES))
  if (trailer.length < TRAILER_BYTES) throw new Damaged('truncated', 'the gzip checksum at the end is missing')
  if (trailer.readUInt32LE(0) !== checksum) return new Damaged('damaged-container', 'the gzip checksum does not match')
  // RFC 1952 §2.3.1: ISIZE is the size modulo 2^32.
  if (trailer.readUInt32LE(4) === sizeBytes % 2 ** 32) return null
  return new Damaged('damaged-container', `the gzip trailer gives another size than the ${sizeBytes} bytes there are`)
}

async function skipHeader(reader: ByteReader): Promise<void> {
  const header = await takeAll(reader, FIXED_HEADER_BYTES)
  const flags = header[3] ?? 0
  if (flags & FLAG.extra) {
    const length = Buffer.from(await takeAll(reader, 2)).readUInt16LE(0)
    await takeAll(reader, length)
  }
  if (flags & FLAG.name) await skipText(reader)
  if (flags & FLAG.comment) await skipText(reader)
  if (flags & FLAG.headerCrc) await takeAll(reader, 2)
}

async function takeAll(reader: ByteReader, count: number): Promise<Uint8Array> {
  const bytes = await reader.take(count)
  if (bytes.length < count) throw new Damaged('truncated', 'the gzip header is cut off')
  return bytes
}

async function skipText(reader: ByteReader): Promise<void> {
  for (let passedBytes = 0; passedBytes < HEADER_TEXT_LIMIT_BYTES; ) {
    const chunk = await reader.takeSome(HEADER_TEXT_LIMIT_BYTES)
    if (chunk === null) throw new Damaged('truncated', 'the gzip header is cut off')
    const end = chunk.indexOf(0)
    if (end >= 0) return reader.giveBack(chunk.subarray(end + 1))
    passedBytes += chunk.length
  }
  throw new Damaged('damaged-container', `a text in the gzip header is longer than ${HEADER_TEXT_LIMIT_BYTES} bytes`)
}

/** Bytes up to the end of the stream; zeros alone are padding, as written to tapes, and count as none. */
async function countJunk(reader: ByteReader): Promise<number> {
  const startByte = reader.positionBytes
  let isPadding = true
  for await (const chunk of reader.chunks(Number.POSITIVE_INFINITY)) isPadding &&= chunk.every((byte) => byte === 0)
  return isPadding ? 0 : reader.positionBytes - startByte
}
