import { createHash } from 'node:crypto'
import { ByteReader } from '../lib/byte-reader.ts'
import { bufferOf } from '../lib/bytes.ts'
import { type GzipMember, gzipMembers, startsGzip } from '../lib/gzip-members.ts'
import type { InflateDamage } from '../lib/inflate.ts'
import { type Fields, type WarcFault, type WarcRecord, warcRecords } from '../lib/warc.ts'
import type { Verdict } from '../lib/warc-digest.ts'
import { targetOf } from '../lib/warc-name.ts'
import { type HttpHead, openPayload } from '../lib/warc-payload.ts'

/** One record, read and verified. */
export interface ReadRecord {
  kind: 'record'
  /** Byte of the file where it, or the gzip member that holds it, begins. */
  offset: number
  /** Bytes of the file it takes; null when it shares a gzip member with others. */
  lengthBytes: number | null
  type: string
  fields: Fields
  /** `WARC-Target-URI`; null when absent. */
  url: string | null
  /** Of a response; null when it holds no HTTP answer, and for other types. */
  http: HttpHead | null
  /** Bytes without chunked framing, content encoding kept. */
  payload: { sizeBytes: number; sha256: string }
  digests: { block: Verdict; payload: Verdict }
  /** True when the file stops inside the block. */
  isShort: boolean
  /** Why chunked framing breaks; null when it does not. */
  framing: string | null
}

/** Looked through for the next member behind damage. */
const SEARCH_BYTES = 64 * 1024
const MAGIC = Buffer.from([0x1f, 0x8b, 8])

/**
 * Records of a WARC 1.0 or 1.1, plain, gzipped by record or as a whole, with every digest verified. Memory stays bounded, and hostile
 * bytes never throw: each damaged place is one fault, and what follows it is read.
 */
export async function* readWarc(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadRecord | WarcFault> {
  const reader = new ByteReader(chunks)
  try {
    if (startsGzip(await reader.glimpse(4))) yield* readMembers(reader)
    else yield* readPlain(reader)
  } finally {
    await reader.close()
  }
}

async function* readPlain(reader: ByteReader): AsyncGenerator<ReadRecord | WarcFault> {
  let held: ReadRecord | null = null
  for await (const found of warcRecords(reader)) {
    if (held !== null) yield held
    held = null
    if (found.kind === 'fault') {
      yield found
      continue
    }
    const read = await readRecord(found)
    held = { ...read, lengthBytes: reader.positionBytes - found.offset }
  }
  if (held !== null) yield held
}

async function readRecord(record: WarcRecord): Promise<ReadRecord> {
  const { type, fields, offset } = record
  const payload = await openPayload(record)
  const hash = createHash('sha256')
  const chunks = payload.read()
  let sizeBytes = 0
  let step = await chunks.next()
  for (; step.done !== true; step = await chunks.next()) {
    hash.update(step.value)
    sizeBytes += step.value.length
  }
  const { block, payload: digest, isShort, framing } = step.value
  return {
    kind: 'record',
    offset,
    lengthBytes: null,
    type,
    fields,
    url: targetOf(fields),
    http: payload.http,
    payload: { sizeBytes, sha256: hash.digest('hex') },
    digests: { block, payload: digest },
    isShort,
    framing,
  }
}

async function* readMembers(reader: ByteReader): AsyncGenerator<ReadRecord | WarcFault> {
  for (;;) {
    for await (const member of gzipMembers(reader)) yield* readMember(reader, member)
    const startByte = reader.positionBytes
    await skipToMember(reader)
    const strayBytes = reader.positionBytes - startByte
    if (strayBytes > 0) {
      const detail = `${strayBytes} bytes between gzip members`
      yield { kind: 'fault', offset: startByte, reason: 'damaged-container', detail }
    }
    if ((await reader.peek(1)).length === 0) return
  }
}

/** Records of one member; the place of each is that of the member. */
async function* readMember(reader: ByteReader, member: GzipMember): AsyncGenerator<ReadRecord | WarcFault> {
  const end: { damage: InflateDamage | null } = { damage: null }
  const plain = new ByteReader(withEnd(member.read(), end))
  let held: ReadRecord | null = null
  let isShared = false
  for await (const found of readPlain(plain)) {
    const placed = { ...found, offset: member.offset }
    if (placed.kind === 'fault') {
      yield placed
      continue
    }
    isShared ||= held !== null
    if (held !== null) yield { ...held, lengthBytes: null }
    held = placed
  }
  if (held !== null) yield { ...held, lengthBytes: isShared ? null : reader.positionBytes - member.offset }
  if (end.damage !== null) yield { kind: 'fault', offset: member.offset, ...end.damage }
}

async function* withEnd<T>(chunks: AsyncGenerator<Uint8Array, T>, end: { damage: T | null }) {
  let step = await chunks.next()
  for (; step.done !== true; step = await chunks.next()) yield step.value
  end.damage = step.value
}

async function skipToMember(reader: ByteReader): Promise<void> {
  for (;;) {
    if (startsGzip(await reader.glimpse(4))) return
    const bytes = bufferOf(await reader.glimpse(SEARCH_BYTES))
    const at = bytes.indexOf(MAGIC, 1)
    if (at < 0 && bytes.length < SEARCH_BYTES) {
      await reader.skip(bytes.length)
      return
    }
    await reader.skip(at < 0 ? bytes.length - MAGIC.length : at)
  }
}
