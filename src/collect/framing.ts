import { latin1 } from '../lib/bytes.ts'
import type { ResponseHead } from './response-head.ts'

/** How the end of a body is known (RFC 9112 §6.3). */
export type Framing = { kind: 'none' } | { kind: 'length'; sizeBytes: number } | { kind: 'chunked' } | { kind: 'close' }

/** The framing of a response to GET; headers that contradict one another leave only the end of the connection. */
export function framingOf(head: ResponseHead): Framing {
  if (head.status === 204 || head.status === 304 || head.status < 200) return { kind: 'none' }
  const codings = (head.headers.get('transfer-encoding') ?? []).join(',').toLowerCase().split(',')
  if (head.headers.has('transfer-encoding'))
    return codings.at(-1)?.trim() === 'chunked' ? { kind: 'chunked' } : { kind: 'close' }
  const lengths = new Set(
    (head.headers.get('content-length') ?? []).flatMap((value) => value.split(',').map((one) => one.trim())),
  )
  const [length = ''] = lengths
  return lengths.size === 1 && /^\d{1,15}$/.test(length)
    ? { kind: 'length', sizeBytes: Number(length) }
    : { kind: 'close' }
}

/** What of some bytes belongs to the body. */
export interface BodyPart {
  /** Bytes that belong to the body, framing included; what follows them came after its end. */
  usedBytes: number
  /** Content among them, framing taken away. */
  content: readonly Uint8Array[]
  /** True when the body has ended here. */
  isEnd: boolean
  /** Why the framing cannot be followed any further; null when it can. */
  fault: string | null
}

/** Follows the framing of one body from chunk to chunk. */
export interface BodyReader {
  push(bytes: Uint8Array): BodyPart
  /** True when a body that stops here, because the connection ended, is whole. */
  mayEnd(): boolean
}

export function bodyReader(framing: Framing): BodyReader {
  if (framing.kind === 'chunked') return new ChunkedReader()
  if (framing.kind === 'close')
    return {
      push: (bytes) => ({ usedBytes: bytes.length, content: [bytes], isEnd: false, fault: null }),
      mayEnd: () => true,
    }
  return sizedReader(framing.kind === 'none' ? 0 : framing.sizeBytes)
}

function sizedReader(sizeBytes: number): BodyReader {
  let leftBytes = sizeBytes
  return {
    push(bytes) {
      const content = bytes.subarray(0, leftBytes)
      leftBytes -= content.length
      return { usedBytes: content.length, content: [content], isEnd: leftBytes === 0, fault: null }
    },
    mayEnd: () => leftBytes === 0,
  }
}

/** A size in hexadecimal and extensions; more is no chunk line (RFC 9112 §7.1.1). */
const MOST_LINE_BYTES = 4096
/** Fields after the last chunk. */
const MOST_TRAILERS = 64
const LF = 0x0a

/** RFC 9112 §7.1. A line may end in LF alone, as servers do. */
class ChunkedReader implements BodyReader {
  #state: 'size' | 'data' | 'data-end' | 'trailers' | 'end' = 'size'
  #leftBytes = 0
  #line = ''
  #trailers = 0

  mayEnd(): boolean {
    return this.#state === 'end'
  }

  push(bytes: Uint8Array): BodyPart {
    const content: Uint8Array[] = []
    let at = 0
    while (at < bytes.length && this.#state !== 'end') {
      if (this.#state === 'data') {
        const data = bytes.subarray(at, at + this.#leftBytes)
        content.push(data)
        at += data.length
        this.#leftBytes -= data.length
        if (this.#leftBytes === 0) this.#state = 'data-end'
        continue
      }
      const end = bytes.indexOf(LF, at)
      const until = end < 0 ? bytes.length : end + 1
      this.#line += latin1(bytes.subarray(at, until))
      at = until
      const fault = this.#line.length > MOST_LINE_BYTES ? 'a chunk line without end' : end < 0 ? null : this.#takeLine()
      if (fault !== null) return { usedBytes: at, content, isEnd: false, fault }
    }
    return { usedBytes: at, content, isEnd: this.#state === 'end', fault: null }
  }

  #takeLine(): string | null {
    const line = this.#line.trimEnd()
    this.#line = ''
    if (this.#state === 'data-end') {
      this.#state = 'size'
      return line === '' ? null : 'a chunk longer than its size'
    }
    if (this.#state === 'trailers') {
      if (line === '') this.#state = 'end'
      this.#trailers += 1
      return this.#trailers > MOST_TRAILERS ? 'trailers without end' : null
    }
    const size = /^([0-9a-f]{1,12})\s*(?:;.*)?$/i.exec(line)?.[1]
    if (size === undefined) return 'no chunk size'
    this.#leftBytes = Number.parseInt(size, 16)
    this.#state = this.#leftBytes === 0 ? 'trailers' : 'data'
    return null
  }
}
