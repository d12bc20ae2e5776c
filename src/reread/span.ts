import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { openFile } from '../decrypt/index.ts'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Stream } from '../model/stream.ts'
import { openedLine } from '../ingest/opener.ts'
import { decodeStrict } from '../text/charset.ts'
import { placed, type Sealed, unpackedBytes } from './stream-units.ts'

/** Bytes of a span that are shown at most. */
export const SPAN_BYTES = 4096

/** What stands at a place of a stream. */
export interface Span {
  startByte: number
  endByte: number
  /** The first bytes of it, as parsing meets them: after unpacking, and after decryption of a file that was enciphered whole. */
  bytes: Uint8Array
  /** What those say once they are opened and read in the character set of their stream; null where they do not open or are not valid in it. */
  text: string | null
}

/** The bytes from `startByte` to `endByte`, {@link SPAN_BYTES} of them at most, and what they say. */
export async function spanOf(
  at: Sealed,
  stream: Stream,
  { startByte, endByte }: { startByte: number; endByte: number },
): Promise<Span> {
  const wanted = { startByte, endByte: Math.min(endByte, startByte + SPAN_BYTES) }
  const bytes = await cut(parsedBytes(at, stream, wanted), wanted)
  const isWhole = wanted.endByte === endByte
  return { startByte, endByte, bytes, text: textOf({ bytes, isWhole }, stream, placed(at, stream)?.keyBytes ?? null) }
}

type Bounds = Pick<Span, 'startByte' | 'endByte'>

interface From {
  /** Place in the stream of the first byte of `chunks`. */
  fromByte: number
  chunks: AsyncIterable<Uint8Array>
}

/** The stream as parsed, from its start or, where it lies open in its file, from where it is wanted. */
function parsedBytes(at: Sealed, stream: Stream, wanted: Bounds): From {
  const { chain, containerPath, sizeBytes } = stream
  const found = placed(at, stream)
  const isOpen = chain.unit === 'line' || (chain.cipher === 'identity' && chain.armour === 'none' && !chain.gzip)
  if (isOpen && containerPath === '' && found?.item.sizeBytes === sizeBytes) {
    const path = join(at.folder.evidenceDir, stream.evidenceId)
    const end = Math.max(wanted.startByte, wanted.endByte - 1)
    return { fromByte: wanted.startByte, chunks: createReadStream(path, { start: wanted.startByte, end }) }
  }
  const chunks = unpackedBytes(at, stream)
  return { fromByte: 0, chunks: isOpen ? chunks : opened(chunks, stream, found?.keyBytes ?? null) }
}

async function* opened(
  chunks: AsyncIterable<Uint8Array>,
  { chain }: Stream,
  key: Uint8Array | null,
): AsyncGenerator<Uint8Array> {
  const plain = deciphered(chunks, openFile(chain, key))
  if (chain.gzip) yield* Readable.from(plain, { objectMode: false }).pipe(createGunzip())
  else yield* plain
}

async function* deciphered(
  chunks: AsyncIterable<Uint8Array>,
  file: ReturnType<typeof openFile>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield file.push(chunk)
  yield file.end().bytes
}

async function cut({ fromByte, chunks }: From, { startByte, endByte }: Bounds): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let at = fromByte
  for await (const chunk of chunks) {
    if (at + chunk.length > startByte)
      parts.push(chunk.subarray(Math.max(0, startByte - at), Math.max(0, endByte - at)))
    at += chunk.length
    if (at >= endByte) break
  }
  return Buffer.concat(parts)
}

/** Bytes that a character which was cut off at the end of a span may have left behind. */
const CUT_BYTES = 3

/** What a unit says: opened, where each line was enciphered, and decoded; null where it does not open or is not valid text. */
function textOf({ bytes, isWhole }: { bytes: Uint8Array; isWhole: boolean }, stream: Stream, key: Uint8Array | null) {
  const { chain, charset, alternate } = stream
  const plain = chain.unit === 'line' ? openedLine(chain, key, bytes) : bytes
  if (plain === null) return null
  for (let gone = 0; gone <= (isWhole ? 0 : CUT_BYTES); gone++)
    for (const one of [charset, alternate]) {
      const text = one === null ? null : decodeStrict(plain.subarray(0, plain.length - gone), one)
      if (text !== null) return text
    }
  return null
}
