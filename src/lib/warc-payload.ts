import { ByteReader } from './byte-reader.ts'
import { latin1 } from './bytes.ts'
import { type Fields, parseFields, peekHead, type WarcRecord } from './warc.ts'
import { digestCheck, type Verdict } from './warc-digest.ts'

/** What a server sent before the body. */
export interface HttpHead {
  status: number
  fields: Fields
}

/** What could be said once the payload has been read to its end. */
export interface PayloadEnd {
  block: Verdict
  /** Of what follows the HTTP head as recorded (as most writers compute it) or without chunked framing (as the standard says). */
  payload: Verdict
  /** True when the stream stopped before the block's end. */
  isShort: boolean
  /** Why chunked framing could not be removed to the end; null when it was, or there was none. */
  framing: string | null
}

export interface Payload {
  /** Null for records that hold no HTTP answer; a request's head is passed over. */
  http: HttpHead | null
  /** The body without chunked framing, content encoding untouched; to be read once, before the next record. */
  read(): AsyncGenerator<Uint8Array, PayloadEnd>
}

/** Servers and their readers stop at 8 to 64 KiB of head; hostile ones are recorded up to a limit of their collector. */
const HTTP_HEAD_LIMIT_BYTES = 256 * 1024
/** A size in hex of at most 2^52, extensions, line end; a longer line is no chunked framing. */
const SIZE_LINE_LIMIT_BYTES = 4096
const SIZE_LINE = /^[ \t]*([0-9a-f]{1,13})[ \t]*(?:;[^\n]*)?\r?\n/i

/** Status and fields of a response's head; null for anything else. */
export function parseHttpHead(head: Uint8Array): HttpHead | null {
  const text = latin1(head)
  const status = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)/.exec(text)?.[1]
  return status === undefined ? null : { status: Number(status), fields: parseFields(text) }
}

/** True when `Transfer-Encoding` ends in chunked framing (RFC 9112 §6.1). */
export const isChunked = ({ fields }: HttpHead): boolean =>
  /(?:^|,)\s*chunked\s*$/i.test(fields.get('transfer-encoding') ?? '')

/** Opens what a record holds for its reader: the body of an HTTP answer, or the whole block of any other record. */
export async function openPayload(record: WarcRecord): Promise<Payload> {
  const block = digestCheck(record.fields.get('warc-block-digest'))
  const seen = { bytes: 0 }
  const reader = new ByteReader(
    tapped(record.read(), (chunk) => {
      seen.bytes += chunk.length
      block.update(chunk)
    }),
  )
  const http = record.type === 'response' ? await takeHttpHead(reader) : null
  if (record.type === 'request') await skipRequestHead(reader)
  // The payload of a revisit is that of another record.
  const digest = record.type === 'revisit' ? undefined : record.fields.get('warc-payload-digest')
  return {
    http,
    async *read() {
      const { payload, framing } = yield* readBody(reader, http, digest)
      return { block: block.verdict(), payload, isShort: seen.bytes < record.blockBytes, framing }
    },
  }
}

async function* tapped(chunks: AsyncIterable<Uint8Array>, tap: (chunk: Uint8Array) => void) {
  for await (const chunk of chunks) {
    tap(chunk)
    yield chunk
  }
}

async function skipRequestHead(reader: ByteReader): Promise<void> {
  const bytes = await peekHead(reader, HTTP_HEAD_LIMIT_BYTES)
  if (bytes !== null) await reader.skip(bytes.length)
}

async function takeHttpHead(reader: ByteReader): Promise<HttpHead | null> {
  const bytes = await peekHead(reader, HTTP_HEAD_LIMIT_BYTES)
  const http = bytes === null ? null : parseHttpHead(bytes)
  if (bytes !== null && http !== null) await reader.skip(bytes.length)
  return http
}

async function* readBody(
  reader: ByteReader,
  http: HttpHead | null,
  digest: string | undefined,
): AsyncGenerator<Uint8Array, { payload: Verdict; framing: string | null }> {
  const asRecorded = digestCheck(digest)
  const body = reader.chunks(Number.POSITIVE_INFINITY)
  if (http === null || !isChunked(http)) {
    yield* tapped(body, (chunk) => asRecorded.update(chunk))
    return { payload: asRecorded.verdict(), framing: null }
  }
  const unframed = digestCheck(digest)
  const chunked = new ByteReader(tapped(body, (chunk) => asRecorded.update(chunk)))
  const bare = withoutChunks(chunked)
  let step = await bare.next()
  for (; step.done !== true; step = await bare.next()) {
    unframed.update(step.value)
    yield step.value
  }
  await chunked.skip(Number.POSITIVE_INFINITY)
  return {
    payload: unframed.verdict() === 'passed' ? 'passed' : asRecorded.verdict(),
    framing: step.value,
  }
}

/**
 * The body of chunked framing (RFC 9112 §7.1); gives why it broke, or null. Some archivers keep the header and remove the framing:
 * a body that does not begin with a chunk size is given as it is.
 */
export async function* withoutChunks(reader: ByteReader): AsyncGenerator<Uint8Array, string | null> {
  for (let count = 0; ; count += 1) {
    const line = SIZE_LINE.exec(latin1(await reader.glimpse(SIZE_LINE_LIMIT_BYTES)))
    if (line === null && count === 0) {
      yield* reader.chunks(Number.POSITIVE_INFINITY)
      return null
    }
    if (line === null) return `chunk ${count + 1} has no size`
    await reader.skip(line[0].length)
    const sizeBytes = Number.parseInt(line[1] ?? '', 16)
    if (sizeBytes === 0) return null
    const endByte = reader.positionBytes + sizeBytes
    yield* reader.chunks(sizeBytes)
    if (reader.positionBytes < endByte) return `chunk ${count + 1} stops before its end`
    const after = /^\r?\n/.exec(latin1(await reader.glimpse(2)))
    if (after === null) return `chunk ${count + 1} does not end where its size says`
    await reader.skip(after[0].length)
  }
}
