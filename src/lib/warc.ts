import type { ByteReader } from './byte-reader.ts'
import { decodeStrictly } from './byte-text.ts'
import { latin1 } from './bytes.ts'

/** Named fields of a record, of its HTTP head or of a `warc-fields` block: names in lower case, of twins the first. */
export type Fields = ReadonlyMap<string, string>

/** One record of a WARC (ISO 28500:2017, WARC 1.1; 1.0 is read alike). */
export interface WarcRecord {
  kind: 'record'
  /** Byte of the stream where its version line begins. */
  offset: number
  /** `response`, `request`, `resource`, …, in lower case. */
  type: string
  fields: Fields
  /** As `Content-Length` claims. */
  blockBytes: number
  /** The block, once, before the next record is asked for; shorter than `blockBytes` only where the stream stops. */
  read(): AsyncGenerator<Uint8Array>
}

/** A place that is no record; reading goes on behind it. */
export interface WarcFault {
  kind: 'fault'
  offset: number
  reason: 'bad-syntax' | 'truncated' | 'over-limit' | 'damaged-container' | 'bad-encoding'
  detail: string
}

/** Addresses of the web seldom pass 8 KiB; a head longer than this is made to exhaust. */
const HEAD_LIMIT_BYTES = 256 * 1024
const FIRST_LOOK_BYTES = 2048
const LINE_FEED = 0x0a
const SEARCH_BYTES = 64 * 1024
const START = /^WARC\/\d{1,3}\.\d{1,3}\r?\n/
const MARK = '\nWARC/'
const END_OF_HEAD = /\n\r?\n/
/** A head without an end must not be read again for each of a million beginnings: it stops where the next one stands. */
const END_OF_WARC_HEAD = /\n(?:\r?\n|WARC\/\d)/

/** True when bytes begin a WARC record. */
export const startsWarc = (head: Uint8Array): boolean => START.test(latin1(head.subarray(0, 16)))

/** `Name: value` lines, a line that begins with a blank going on with the one before; lines without a colon are left out. */
export function parseFields(text: string): Fields {
  const fields = new Map<string, string>()
  for (const line of text.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

/** The next bytes up to and with an empty line, not taken; null when none comes within the limit or before the end. */
export const peekHead = (reader: ByteReader, limitBytes: number): Promise<Uint8Array | null> =>
  peekUpTo(reader, { limitBytes, end: END_OF_HEAD })

async function peekUpTo(
  reader: ByteReader,
  { limitBytes, end }: { limitBytes: number; end: RegExp },
): Promise<Uint8Array | null> {
  for (let count = FIRST_LOOK_BYTES; ; count = Math.min(count * 4, limitBytes)) {
    const bytes = await reader.glimpse(count)
    const found = end.exec(latin1(bytes))
    if (found !== null) return bytes.subarray(0, found.index + found[0].length)
    if (bytes.length < count || count === limitBytes) return null
  }
}

/**
 * Records in their order, however hostile the bytes: what is no record is one fault for each run of bytes, and the search goes on
 * at the next line that begins one. Only errors of the stream itself are thrown, at the place where they stand.
 */
export async function* warcRecords(reader: ByteReader): AsyncGenerator<WarcRecord | WarcFault> {
  for (;;) {
    const strayBytes = await skipToRecord(reader)
    const offset = reader.positionBytes
    if (strayBytes > 0) yield fault(offset - strayBytes, 'bad-syntax', `${strayBytes} bytes that are no record`)
    if ((await reader.peek(1)).length === 0) return
    const head = await peekUpTo(reader, { limitBytes: HEAD_LIMIT_BYTES, end: END_OF_WARC_HEAD })
    if (head !== null && head.at(-1) !== LINE_FEED) {
      await reader.skip(head.length - 'WARC/1'.length)
      yield fault(offset, 'bad-syntax', 'the head of a record breaks off at the beginning of another')
      continue
    }
    if (head === null) {
      yield await headless(reader, offset)
      continue
    }
    await reader.skip(head.length)
    const record = recordOf(head, offset)
    if (record.kind === 'fault') yield record
    else yield* wholeRecord(reader, record)
  }
}

const fault = (offset: number, reason: WarcFault['reason'], detail: string): WarcFault => ({
  kind: 'fault',
  offset,
  reason,
  detail,
})

/** A head without an end: the stream stops or breaks in it, or it is too long. What was looked at is taken. */
async function headless(reader: ByteReader, offset: number): Promise<WarcFault> {
  const bytes = await reader.peek(HEAD_LIMIT_BYTES)
  const isCut = bytes.length < HEAD_LIMIT_BYTES
  await reader.skip(isCut ? bytes.length : bytes.length - MARK.length)
  return isCut
    ? fault(offset, 'truncated', 'the stream ends inside the head of a record')
    : fault(offset, 'over-limit', `the head of a record is longer than ${HEAD_LIMIT_BYTES} bytes`)
}

type Head = Omit<WarcRecord, 'read'>

function recordOf(head: Uint8Array, offset: number): Head | WarcFault {
  const fields = parseFields(decodeStrictly(head) ?? latin1(head))
  const type = fields.get('warc-type')?.toLowerCase()
  const length = fields.get('content-length')
  if (type === undefined) return fault(offset, 'bad-syntax', 'a record without WARC-Type')
  if (length === undefined) return fault(offset, 'bad-syntax', 'a record without Content-Length')
  if (!/^\d{1,15}$/.test(length)) return fault(offset, 'bad-syntax', 'a record whose Content-Length is no number')
  return { kind: 'record', offset, type, fields, blockBytes: Number(length) }
}

async function* wholeRecord(reader: ByteReader, head: Head): AsyncGenerator<WarcRecord | WarcFault> {
  const endByte = reader.positionBytes + head.blockBytes
  yield { ...head, read: () => reader.chunks(endByte - reader.positionBytes) }
  await reader.skip(endByte - reader.positionBytes)
  const missingBytes = endByte - reader.positionBytes
  if (missingBytes > 0) {
    yield fault(head.offset, 'truncated', `the block should have ${head.blockBytes} bytes; ${missingBytes} are missing`)
    return
  }
  const tail = latin1(await reader.glimpse(4))
  if (tail.length > 0 && !/^\r?\n/.test(tail)) {
    yield fault(head.offset, 'bad-syntax', 'the block goes on behind the length that is given')
  }
}

/** Passes over empty lines, and over anything else up to the next record; gives the bytes that were not empty lines. */
async function skipToRecord(reader: ByteReader): Promise<number> {
  for (;;) {
    const blank = /^[\r\n]*/.exec(latin1(await reader.glimpse(16)))?.[0].length ?? 0
    if (blank === 0) break
    await reader.skip(blank)
  }
  const startByte = reader.positionBytes
  while (!startsWarc(await reader.glimpse(16))) {
    const bytes = await reader.glimpse(SEARCH_BYTES)
    const at = latin1(bytes).indexOf(MARK, 0)
    const passed = at >= 0 ? at + 1 : bytes.length < SEARCH_BYTES ? bytes.length : bytes.length - MARK.length
    if (passed === 0) break
    await reader.skip(passed)
  }
  return reader.positionBytes - startByte
}
