import { bufferOf, latin1 } from '../lib/bytes.ts'
import type { Failure } from './reasons.ts'

/** Status line and headers of a response. */
export interface ResponseHead {
  status: number
  /** By lower-case name; each value as sent, one character per byte. */
  headers: ReadonlyMap<string, readonly string[]>
  /** As received, with the empty line at the end. */
  bytes: Uint8Array
  /** Lines among the headers that are none. */
  oddLines: number
  /** Interim responses (1xx) that came before. */
  interim: number
}

export type HeadRead =
  | { kind: 'more' }
  | { kind: 'head'; head: ResponseHead; rest: Uint8Array }
  | { kind: 'fault'; failure: Failure; detail: string }

/** Servers send a few hundred bytes; the largest common limit for requests is 64 KiB. */
export const MOST_HEAD_BYTES = 64 * 1024
const MOST_HEADERS = 256
/** One `100` or a few `103` may come; more is a flood (RFC 9110 §15.2). */
const MOST_INTERIM = 8

const STATUS_LINE = /^HTTP\/1\.[01] ([1-5]\d\d)(?: .*)?$/
const HEADER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/
const BEGINNING = Buffer.from('HTTP/')

/** Reads the head of a response however it is cut into chunks. */
export class ResponseHeadReader {
  #seen: Buffer = Buffer.alloc(0)
  #interim = 0

  push(chunk: Uint8Array): HeadRead {
    this.#seen = Buffer.concat([this.#seen, chunk])
    for (;;) {
      const begun = this.#seen.subarray(0, BEGINNING.length)
      if (!begun.equals(BEGINNING.subarray(0, begun.length)))
        return { kind: 'fault', failure: 'not-http', detail: 'does not begin with HTTP/' }
      const end = endOfHead(this.#seen)
      if (end > MOST_HEAD_BYTES || (end < 0 && this.#seen.length > MOST_HEAD_BYTES))
        return { kind: 'fault', failure: 'header-limit', detail: `more than ${MOST_HEAD_BYTES} bytes` }
      if (end < 0) return { kind: 'more' }
      const read = this.#readHead(this.#seen.subarray(0, end), this.#seen.subarray(end))
      if (read !== null) return read
      this.#seen = this.#seen.subarray(end)
    }
  }

  /** Null for an interim response, which is passed over. */
  #readHead(bytes: Buffer, rest: Uint8Array): HeadRead | null {
    const [first = '', ...lines] = latin1(bytes).trimEnd().split(/\r?\n/)
    const status = Number(STATUS_LINE.exec(first)?.[1] ?? 0)
    if (status === 0) return { kind: 'fault', failure: 'not-http', detail: 'no status line' }
    if (lines.length > MOST_HEADERS)
      return { kind: 'fault', failure: 'header-limit', detail: `more than ${MOST_HEADERS} headers` }
    if (status >= 200 || status === 101) {
      const head = { status, bytes: bufferOf(bytes), interim: this.#interim, ...headersOf(lines) }
      return { kind: 'head', head, rest }
    }
    this.#interim += 1
    if (this.#interim <= MOST_INTERIM) return null
    return { kind: 'fault', failure: 'header-limit', detail: `more than ${MOST_INTERIM} interim responses` }
  }
}

/** Where the body begins; -1 when the empty line has not come. Lines may end in LF alone (RFC 9112 §2.2). */
function endOfHead(bytes: Buffer): number {
  const ends = ['\n\r\n', '\n\n'].flatMap((mark) => {
    const at = bytes.indexOf(mark, 0, 'latin1')
    return at < 0 ? [] : [at + mark.length]
  })
  return ends.length === 0 ? -1 : Math.min(...ends)
}

function headersOf(lines: readonly string[]): { headers: Map<string, string[]>; oddLines: number } {
  const headers = new Map<string, string[]>()
  let oddLines = 0
  let last: string[] | null = null
  for (const line of lines) {
    const [, name, value] = HEADER.exec(line) ?? []
    if (name !== undefined && value !== undefined) {
      last = headers.get(name.toLowerCase()) ?? []
      last.push(value)
      headers.set(name.toLowerCase(), last)
    } else if (/^[ \t]/.test(line) && last !== null) {
      // A folded line (RFC 9112 §5.2) goes on where the one before ended.
      last.push(`${last.pop() ?? ''} ${line.trim()}`)
    } else oddLines += 1
  }
  return { headers, oddLines }
}

/** First value of a header; null when it is absent. */
export const headerOf = (head: ResponseHead, name: string): string | null => head.headers.get(name)?.[0] ?? null
