import type { MessageFault } from '../../model/exchange.ts'
import { latin1 } from '../../lib/bytes.ts'
import { MAX_CHUNK_LINE_BYTES, MAX_HEAD_BYTES } from './limits.ts'

/** RFC 9112 §7.1; at most 13 hexadecimal digits, so that the size is exact. */
const SIZE = /^[ \t]*0*([0-9a-f]{1,13})[ \t]*(?:;[^\n]*)?\r?\n$/i

const LF = 10

/** Chunked framing, whatever the cut of its bytes. */
export class ChunkedFraming {
  #place: 'size' | 'data' | 'data-end' | 'trailer' | 'whole' | 'broken' = 'size'
  #fault: MessageFault | null = null
  #leftBytes = 0
  #line = ''
  #trailer = ''

  get isOver(): boolean {
    return this.#place === 'whole' || this.#place === 'broken'
  }

  get isWhole(): boolean {
    return this.#place === 'whole'
  }

  /** `bad-chunk` or `over-limit`; null while all is well. */
  get fault(): MessageFault | null {
    return this.#fault
  }

  /** Header lines after the last chunk, one character per byte. */
  get trailer(): string {
    return this.#trailer
  }

  /** Hands on the data, and returns how many bytes belong to the body: all but when it ends or breaks in them. */
  push(bytes: Buffer, data: (bytes: Buffer) => void): number {
    let at = 0
    while (at < bytes.length && !this.isOver) {
      if (this.#place === 'data') {
        const end = Math.min(bytes.length, at + this.#leftBytes)
        data(bytes.subarray(at, end))
        this.#passed(end - at)
        at = end
      } else at = this.#takeLine(bytes, at)
    }
    return at
  }

  /** True when the missing bytes are data of one chunk, so that the framing is still known. */
  gap(missedBytes: number): boolean {
    if (this.#place !== 'data' || missedBytes > this.#leftBytes) return false
    this.#passed(missedBytes)
    return true
  }

  #passed(dataBytes: number): void {
    this.#leftBytes -= dataBytes
    if (this.#leftBytes === 0) this.#place = 'data-end'
  }

  #takeLine(bytes: Buffer, at: number): number {
    const lineEnd = bytes.indexOf(LF, at)
    const end = lineEnd < 0 ? bytes.length : lineEnd + 1
    const room = MAX_CHUNK_LINE_BYTES - this.#line.length
    if (end - at > room) return this.#break('over-limit', at + room)
    this.#line += latin1(bytes.subarray(at, end))
    if (lineEnd < 0) return end
    const line = this.#line
    this.#line = ''
    this.#lineEnded(line, end)
    return end
  }

  #lineEnded(line: string, end: number): void {
    const isBlank = line === '\r\n' || line === '\n'
    if (this.#place === 'trailer') {
      if (isBlank) this.#place = 'whole'
      else if (this.#trailer.length + line.length > MAX_HEAD_BYTES) this.#break('over-limit', end)
      else this.#trailer += line
      return
    }
    if (this.#place === 'data-end') {
      if (isBlank) this.#place = 'size'
      else this.#break('bad-chunk', end)
      return
    }
    const size = SIZE.exec(line)?.[1]
    if (size === undefined) this.#break('bad-chunk', end)
    else {
      this.#leftBytes = Number.parseInt(size, 16)
      this.#place = this.#leftBytes === 0 ? 'trailer' : 'data'
    }
  }

  #break(fault: MessageFault, at: number): number {
    this.#fault = fault
    this.#place = 'broken'
    return at
  }
}
