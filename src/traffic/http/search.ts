import { latin1 } from '../../lib/bytes.ts'
import { isHeaderLine } from './head.ts'
import { KeptBytes } from './kept.ts'
import { MAX_START_LINE_BYTES } from './limits.ts'
import type { Room } from './room.ts'
import type { StartLine } from './start-line.ts'

/** Methods of RFC 9110, 5789, 4918, 3253 and UPnP: in the midst of other bytes only these are taken for one. */
const METHODS =
  'GET|HEAD|POST|PUT|DELETE|OPTIONS|CONNECT|TRACE|PATCH|PROPFIND|PROPPATCH|MKCOL|COPY|MOVE|LOCK|UNLOCK|REPORT|SEARCH|NOTIFY|SUBSCRIBE'

const START = {
  request: new RegExp(String.raw`(?:${METHODS}) [^ \r\n]+ HTTP/1\.\d[ \t]*\r?\n`),
  response: /HTTP\/1\.\d [1-9]\d\d(?: [^\r\n]*)?\r?\n/,
}

const LF = 10

/** Looks for the next place where a message may begin, in the midst of a line too: a body need not end in a line end. */
export class StartSearch {
  /** A line whose end has not come. */
  readonly #line: KeptBytes

  constructor(room: Room) {
    this.#line = new KeptBytes(MAX_START_LINE_BYTES, room)
  }

  get pendingBytes(): number {
    return this.#line.sizeBytes
  }

  /** What the bytes hold from the next start line on, and how many bytes lie before it, those kept earlier included. */
  push(bytes: Buffer, kind: StartLine['kind']): { skippedBytes: number; found: Buffer | null } {
    const before = this.#line.sizeBytes
    if (before === 0) return this.#inLines(bytes, kind)
    const lineEnd = bytes.indexOf(LF) + 1
    const part = lineEnd > 0 ? bytes.subarray(0, lineEnd) : bytes
    const isWhole = this.#line.append(part) === part.length
    if (isWhole && lineEnd === 0) return { skippedBytes: 0, found: null }
    const line = Buffer.from(this.#line.bytes)
    this.#line.clear()
    const at = isWhole ? latin1(line).search(START[kind]) : -1
    const rest = bytes.subarray(part.length)
    if (at >= 0) return { skippedBytes: at, found: Buffer.concat([line.subarray(at), rest]) }
    const { skippedBytes, found } = this.#inLines(rest, kind)
    return { skippedBytes: before + part.length + skippedBytes, found }
  }

  clear(): void {
    this.#line.clear()
  }

  #inLines(bytes: Buffer, kind: StartLine['kind']): { skippedBytes: number; found: Buffer | null } {
    const at = latin1(bytes).search(START[kind])
    if (at >= 0) return { skippedBytes: at, found: bytes.subarray(at) }
    const kept = this.#line.append(bytes.subarray(bytes.lastIndexOf(LF) + 1))
    return { skippedBytes: bytes.length - kept, found: null }
  }
}

/** Where the first line stands, after the start line, that does not belong into a head; null when all lines do. */
export function firstOddLine(head: string): number | null {
  for (let at = head.indexOf('\n') + 1; at < head.length; ) {
    const next = head.indexOf('\n', at) + 1
    if (next === 0) return null
    const line = head.slice(at, next).trimEnd()
    if (line !== '' && !isHeaderLine(line)) return at
    at = next
  }
  return null
}
