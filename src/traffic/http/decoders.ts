import { GzipDecoder } from './gzip.ts'
import { NativeDecoder, type Sink } from './native.ts'

/** Undoes one content coding, piece by piece. */
export interface Decoder {
  /** False when the bytes are not what the coding says, or the sink wants no more. */
  write(bytes: Uint8Array, sink: Sink): boolean
  /** True when the coding's own end was reached. To be asked once, after everything was written. */
  ended(): boolean
  close(): void
}

interface Coding {
  /** What a decoder for a body that begins with these bytes takes of the memory. */
  memoryBytes: (first: Uint8Array) => number
  start: (first: Uint8Array, output: Buffer) => Decoder
}

/** RFC 1950 §2.2: method 8, and a check over the first two bytes. Some servers send RFC 1951 without this wrapping. */
const isZlib = ([first = 0, second = 0]: Uint8Array): boolean =>
  (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0

/** RFC 7932 §9.1: the window is named in the first bits. */
function brotliWindowBytes([first = 0]: Uint8Array): number {
  const low = (first >> 1) & 7
  const high = (first >> 4) & 7
  if ((first & 1) === 0) return 1 << 16
  if (low > 0) return 1 << (17 + low)
  return high === 0 ? 1 << 17 : 1 << (8 + high)
}

function native(kind: 'zlib' | 'deflate-raw' | 'br', output: Buffer): Decoder {
  const decoder = new NativeDecoder(kind, output)
  return {
    write: (bytes, sink) => decoder.write(bytes, sink) !== null,
    ended: () => decoder.ended(),
    close: () => decoder.close(),
  }
}

/** What zlib's inflate takes: the window of 32 KiB and its tables. */
const INFLATE_BYTES = 48 << 10

const CODINGS = new Map<string, Coding>([
  ['gzip', { memoryBytes: () => INFLATE_BYTES, start: (_, output) => new GzipDecoder(output) }],
  [
    'deflate',
    {
      memoryBytes: () => INFLATE_BYTES,
      start: (first, output) => native(isZlib(first) ? 'zlib' : 'deflate-raw', output),
    },
  ],
  // Brotli's tables take up to a megabyte beside the window.
  ['br', { memoryBytes: (first) => brotliWindowBytes(first) + (1 << 20), start: (_, output) => native('br', output) }],
])

/** The coding of that name (RFC 9110 §8.4.1: case does not matter, `x-gzip` is `gzip`); null when it is unknown. */
export function codingOf(written: string): Coding | null {
  const name = written.trim().toLowerCase()
  return CODINGS.get(name === 'x-gzip' ? 'gzip' : name) ?? null
}
