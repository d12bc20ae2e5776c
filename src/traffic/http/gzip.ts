import { crc32 } from 'node:zlib'
import { bufferOf } from '../../lib/bytes.ts'
import { NativeDecoder, type Sink } from './native.ts'

/** A gzip header with names and comments; more is made to exhaust. */
const MAX_GZIP_HEADER_BYTES = 64 << 10

const FLAG_HEADER_CRC = 2
const FLAG_EXTRA = 4
const FLAG_NAME = 8
const FLAG_COMMENT = 16

/** Length of the header of RFC 1952 §2.3 that the bytes begin with; null when it goes on beyond them, 'bad' for none. */
function headerLength(bytes: Buffer): number | null | 'bad' {
  const magic = [0x1f, 0x8b, 8]
  if (magic.some((byte, at) => at < bytes.length && bytes[at] !== byte)) return 'bad'
  if (bytes.length < 10) return null
  const flags = bytes[3] ?? 0
  let at = 10
  if (flags & FLAG_EXTRA) at += at + 2 <= bytes.length ? 2 + bytes.readUInt16LE(at) : bytes.length
  for (const flag of [FLAG_NAME, FLAG_COMMENT]) {
    if (!(flags & flag)) continue
    const end = bytes.indexOf(0, at)
    if (end < 0 || at > bytes.length) return null
    at = end + 1
  }
  if (flags & FLAG_HEADER_CRC) at += 2
  return at <= bytes.length ? at : null
}

/** Where in RFC 1952 the next byte stands. */
type Place = 'header' | 'deflated' | 'trailer' | 'after'

/**
 * RFC 1952, member by member. node:zlib's own gzip stream gives up at bytes after the last member and takes what it
 * decoded along; many servers send such bytes.
 */
export class GzipDecoder {
  #place: Place = 'header'
  #inflate: NativeDecoder | null = null
  #kept = Buffer.alloc(0)
  #members = 0
  #crc = 0
  #isSound = true
  readonly #output: Buffer

  constructor(output: Buffer) {
    this.#output = output
  }

  write(bytes: Uint8Array, sink: Sink): boolean {
    let rest = this.#kept.length > 0 ? Buffer.concat([this.#kept, bytes]) : bufferOf(bytes)
    this.#kept = Buffer.alloc(0)
    while (rest.length > 0) {
      const used = this.#step(rest, sink)
      if (used === 'bad') return false
      if (used === 'more') {
        this.#kept = Buffer.from(rest)
        return rest.length <= MAX_GZIP_HEADER_BYTES
      }
      rest = rest.subarray(used)
    }
    return true
  }

  /** Whole members and nothing begun behind them. */
  ended(): boolean {
    return this.#isSound && this.#members > 0 && this.#place !== 'deflated' && this.#place !== 'trailer'
  }

  close(): void {
    this.#inflate?.close()
    this.#inflate = null
  }

  #step(bytes: Buffer, sink: Sink): number | 'more' | 'bad' {
    switch (this.#place) {
      case 'header':
        return this.#header(bytes)
      case 'deflated':
        return this.#deflated(bytes, sink)
      case 'trailer':
        return this.#trailer(bytes)
      case 'after':
        // Padding and junk change nothing of what was decoded.
        return bytes.length
    }
  }

  #header(bytes: Buffer): number | 'more' | 'bad' {
    const length = headerLength(bytes)
    if (length === 'bad' && this.#members > 0) {
      this.#place = 'after'
      return bytes.length
    }
    if (typeof length !== 'number') return length ?? 'more'
    this.#inflate = new NativeDecoder('deflate-raw', this.#output)
    this.#crc = 0
    this.#place = 'deflated'
    return length
  }

  #deflated(bytes: Buffer, sink: Sink): number | 'bad' {
    const used = this.#inflate?.write(bytes, (part) => {
      this.#crc = crc32(part, this.#crc)
      return sink(part)
    })
    if (used === null || used === undefined) return 'bad'
    // Inflate leaves bytes only behind its end; an end that coincides with the bytes' shows when it takes none of the next.
    if (used < bytes.length) {
      this.close()
      this.#place = 'trailer'
    }
    return used
  }

  #trailer(bytes: Buffer): number | 'more' {
    if (bytes.length < 8) return 'more'
    if (bytes.readUInt32LE(0) !== this.#crc) this.#isSound = false
    this.#members += 1
    this.#place = 'header'
    return 8
  }
}
