import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { isIP } from 'node:net'
import { basename, dirname } from 'node:path'
import { Readable } from 'node:stream'
import { createGzip, gzipSync } from 'node:zlib'
import { ByteReader } from '../lib/byte-reader.ts'
import { isChunked, parseHttpHead, withoutChunks } from '../lib/warc-payload.ts'
import type { Truncation } from './inventory.ts'
import {
  fieldsBlock,
  isPlainHead,
  labelled,
  newRecordId,
  smallRecord,
  type WarcFields,
  warcHead,
} from './warc-format.ts'
import { repairWarc } from './warc-repair.ts'
import { openSpool, type Spool } from './warc-spool.ts'

/** What the first record of the file says of the whole: who collected, under what authority, by which way out. */
export interface WarcInfo {
  /** Name and version of the program. */
  software: string
  /** SHA-256 of the scope file, in hex. */
  scopeSha256: string
  /** The scope's words on why this collection is lawful. */
  authority: string
  /** The way out, as stated before the start: `direct`, `socks5://…`. */
  egress: string
  /** How robots.txt was treated. */
  robots: string
}

/** One exchange as it was on the wire. */
export interface WarcExchange {
  url: string
  /** Request line and header lines with the empty line that ends them, as sent. */
  requestHead: Uint8Array
  /** Status line and header lines with the empty line that ends them, as received. */
  responseHead: Uint8Array
  /** What came after the head, as received: chunked framing and content encoding untouched. */
  body: AsyncIterable<Uint8Array> | Uint8Array
  startedAt: Date
  /** The address that was spoken to; '' when a proxy resolved the name. */
  address: string
  /** Why the body is not whole; null when it is. A function is asked once the body has been read. */
  truncated: Truncation | null | (() => Truncation | null)
  /** Anything else to keep, such as the certificate's validity; '' values are left out. Becomes a metadata record. */
  metadata: Record<string, string>
}

/** Where an exchange was written. */
export interface WarcReceipt {
  /** Of the response record: `<urn:uuid:…>`. */
  warcRecordId: string
  /** Of the payload: the body without chunked framing. */
  sizeBytes: number
  /** SHA-256 of the payload in hex. */
  sha256: string
  /** Byte of the file where the response record's gzip member begins. */
  offset: number
}

export interface WarcSink {
  path: string
  /** Bytes of a torn last record that were cut off when the file was opened; 0 when it was sound. */
  repairedBytes: number
  /** Returns when the records are on the disk. One at a time: a second call waits for the first. */
  write(exchange: WarcExchange): Promise<WarcReceipt>
  close(): Promise<void>
}

/**
 * Opens a WARC 1.1 (ISO 28500:2017, one gzip member for each record) for appending; makes it, with its warcinfo record, when it is
 * not there. What a killed run left torn is cut off first. `info` of a later run is kept in a metadata record beside the first.
 */
export async function openWarc(path: string, info: WarcInfo): Promise<WarcSink> {
  const { endByte, cutBytes, fileId } = await repairWarc(path)
  const handle = await open(path, constants.O_CREAT | constants.O_APPEND | constants.O_WRONLY, 0o600)
  const file: OpenFile = { handle, endByte, fileId: fileId ?? newRecordId() }
  const first = fileId === null ? warcinfo(path, file.fileId) : resumption(file.fileId)
  await append(file, [gzipSync(smallRecord(first, fieldsBlock(described(info))))])
  if (endByte === 0) await syncFolder(dirname(path))
  const spool = await openSpool(path)
  let last: Promise<unknown> = Promise.resolve()
  return {
    path,
    repairedBytes: cutBytes,
    write(exchange) {
      const receipt = last.then(() => writeExchange(file, spool, exchange))
      // The next write waits for this one, but its failure is told to its own caller only.
      last = receipt.then(
        () => null,
        () => null,
      )
      return receipt
    },
    async close() {
      await last
      await spool.close()
      await handle.close()
    },
  }
}

interface OpenFile {
  handle: FileHandle
  /** Where the next member begins. */
  endByte: number
  /** Record id of the file's warcinfo: random, so that no server can write it into a body. */
  fileId: string
}

const described = (info: WarcInfo): Record<string, string> => ({
  software: info.software,
  format: 'WARC File Format 1.1',
  conformsTo: 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
  robots: info.robots,
  'scope-sha256': info.scopeSha256,
  authority: info.authority,
  egress: info.egress,
})

const warcinfo = (path: string, id: string): WarcFields => [
  ['WARC-Type', 'warcinfo'],
  ['WARC-Record-ID', id],
  ['WARC-Date', new Date().toISOString()],
  ['WARC-Filename', basename(path)],
  ['Content-Type', 'application/warc-fields'],
]

const resumption = (fileId: string): WarcFields => [
  ['WARC-Type', 'metadata'],
  ['WARC-Record-ID', newRecordId()],
  ['WARC-Date', new Date().toISOString()],
  ['WARC-Refers-To', fileId],
  ['WARC-Warcinfo-ID', fileId],
  ['Content-Type', 'application/warc-fields'],
]

/** Appends gzip members and waits for the disk; gives the byte where the last one begins. A failed append leaves nothing. */
async function append(file: OpenFile, members: readonly (Uint8Array | AsyncIterable<Uint8Array>)[]): Promise<number> {
  let [atByte, lastByte] = [file.endByte, file.endByte]
  try {
    for (const member of members) {
      lastByte = atByte
      for await (const chunk of member instanceof Uint8Array ? [member] : member) {
        await file.handle.appendFile(chunk)
        atByte += chunk.length
      }
    }
    await file.handle.sync()
  } catch (error) {
    await file.handle.truncate(file.endByte)
    throw error
  }
  file.endByte = atByte
  return lastByte
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function writeExchange(file: OpenFile, spool: Spool, exchange: WarcExchange): Promise<WarcReceipt> {
  const { requestHead, responseHead, body } = exchange
  const block = createHash('sha256').update(responseHead)
  const recorded = createHash('sha256')
  const bodyBytes = await spool.fill(body instanceof Uint8Array ? one(body) : body, (chunk) => {
    block.update(chunk)
    recorded.update(chunk)
  })
  const ids = { response: newRecordId(), request: newRecordId(), metadata: newRecordId() }
  const common = commonFields(file, exchange)
  const head = warcHead([
    ['WARC-Type', 'response'],
    ['WARC-Record-ID', ids.response],
    ...common,
    ['WARC-Concurrent-To', ids.request],
    ['WARC-Truncated', truncationOf(exchange)],
    // As wget, warcprox and warcio compute it: over what follows the head, chunked framing included.
    ['WARC-Payload-Digest', isPlainHead(responseHead) ? labelled(recorded) : null],
    ['WARC-Block-Digest', labelled(block)],
    ['Content-Type', isPlainHead(responseHead) ? 'application/http; msgtype=response' : 'application/octet-stream'],
    ['Content-Length', String(responseHead.length + bodyBytes)],
  ])
  const members = [
    gzipSync(requestRecord(ids, common, requestHead)),
    ...metadataMembers(ids, common, exchange.metadata),
    compressed(responseRecord(head, responseHead, spool)),
  ]
  const payload = await payloadOf(responseHead, spool)
  return { warcRecordId: ids.response, ...payload, offset: await append(file, members) }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const truncationOf = ({ truncated }: WarcExchange): Truncation | null =>
  typeof truncated === 'function' ? truncated() : truncated

const commonFields = ({ fileId }: OpenFile, { url, startedAt, address }: WarcExchange): WarcFields => [
  ['WARC-Date', startedAt.toISOString()],
  ['WARC-Warcinfo-ID', fileId],
  ['WARC-Target-URI', url],
  ['WARC-IP-Address', isIP(address) > 0 ? address : null],
]

type Ids = Readonly<Record<'response' | 'request' | 'metadata', string>>

const requestRecord = ({ request, response }: Ids, common: WarcFields, requestHead: Uint8Array): Buffer =>
  smallRecord(
    [
      ['WARC-Type', 'request'],
      ['WARC-Record-ID', request],
      ...common,
      ['WARC-Concurrent-To', response],
      ['Content-Type', 'application/http; msgtype=request'],
    ],
    requestHead,
  )

function metadataMembers({ metadata, response }: Ids, common: WarcFields, said: Record<string, string>): Buffer[] {
  const block = fieldsBlock(said)
  if (block.length === 0) return []
  const fields: WarcFields = [
    ['WARC-Type', 'metadata'],
    ['WARC-Record-ID', metadata],
    ...common,
    ['WARC-Refers-To', response],
    ['WARC-Concurrent-To', response],
    ['Content-Type', 'application/warc-fields'],
  ]
  return [gzipSync(smallRecord(fields, block))]
}

async function* responseRecord(head: Uint8Array, responseHead: Uint8Array, spool: Spool): AsyncGenerator<Uint8Array> {
  yield head
  if (responseHead.length > 0) yield responseHead
  yield* spool.read()
  yield Buffer.from('\r\n\r\n')
}

const compressed = (chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> =>
  Readable.from(chunks, { objectMode: false }).compose(createGzip())

/** Size and digest of the body without chunked framing; what cannot be unframed counts as far as it goes. */
async function payloadOf(responseHead: Uint8Array, spool: Spool): Promise<{ sizeBytes: number; sha256: string }> {
  const http = parseHttpHead(responseHead)
  const reader = new ByteReader(spool.read())
  const chunks = http !== null && isChunked(http) ? withoutChunks(reader) : reader.chunks(Number.POSITIVE_INFINITY)
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of chunks) {
    hash.update(chunk)
    sizeBytes += chunk.length
  }
  return { sizeBytes, sha256: hash.digest('hex') }
}
