import type { HttpMessage, MessageFault } from '../../model/exchange.ts'
import { MAX_HEADERS } from './limits.ts'
import type { StartLine } from './start-line.ts'

/** Start line and headers of a message. */
export interface Head {
  start: StartLine
  headers: HttpMessage['headers']
  faults: readonly MessageFault[]
}

const LF = 10
const CR = 13

/** Where the blank line ends that ends a head; null when it is not in the bytes. A line may end in a bare LF (RFC 9112 §2.2). */
export function headEnd(bytes: Buffer, from: number): number | null {
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return at + 2
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3
  }
  return null
}

const isBlank = (code: number): boolean => code === 32 || code === 9

/** Without blanks and tabs around it; other white space belongs to the value. */
function trimmed(line: string, from: number): string {
  let start = from
  let end = line.length
  while (start < end && isBlank(line.charCodeAt(start))) start += 1
  while (end > start && isBlank(line.charCodeAt(end - 1))) end -= 1
  return line.slice(start, end)
}

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/** True for a header line with a proper name, and for the continuation of one. */
export const isHeaderLine = (line: string): boolean =>
  isBlank(line.charCodeAt(0)) || NAME.test(line.slice(0, Math.max(0, line.indexOf(':'))))

/**
 * Header lines up to a blank one or the end of the text, one character per byte. A line without a colon is kept as a value
 * without a name; a folded line is joined by a blank (RFC 9112 §5.2).
 */
export function parseHeaders(text: string): { headers: [string, string][]; faults: MessageFault[] } {
  const headers: [string, string][] = []
  const faults: MessageFault[] = []
  for (let at = 0; at < text.length; ) {
    const lineEnd = text.indexOf('\n', at)
    const next = lineEnd < 0 ? text.length : lineEnd + 1
    const line = text.slice(at, lineEnd < 0 ? next : text.charCodeAt(lineEnd - 1) === CR ? lineEnd - 1 : lineEnd)
    at = next
    if (line === '' || line === '\r') break
    if (headers.length === MAX_HEADERS) {
      faults.push('over-limit')
      break
    }
    const last = headers.at(-1)
    if (!isHeaderLine(line) && faults.length === 0) faults.push('bad-value')
    if (isBlank(line.charCodeAt(0)) && last !== undefined) last[1] += ` ${trimmed(line, 0)}`
    else {
      const colon = line.indexOf(':')
      headers.push(colon <= 0 ? ['', line] : [line.slice(0, colon), trimmed(line, colon + 1)])
    }
  }
  return { headers, faults }
}
