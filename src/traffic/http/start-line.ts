/** The first line of a message (RFC 9112 §3, §4). */
export type StartLine =
  | { kind: 'request'; version: string; method: string; target: string }
  | { kind: 'response'; version: string; status: number }

const VERSION = /^1\.\d$/
const METHOD = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}$/
const STATUS = /^HTTP\/(1\.\d) +([1-9]\d\d)(?![^ ])/
/** RFC 1945 §4.1, HTTP/0.9: no version and no headers. Other methods are not told from plain text. */
const SIMPLE = /^GET +((?:\/|https?:\/\/)\S*)$/

/** What a line without its line end begins; null for what no message begins with. Targets with blanks are taken whole. */
export function startLineOf(line: string): StartLine | null {
  const status = STATUS.exec(line)
  if (status !== null) return { kind: 'response', version: status[1] ?? '', status: Number(status[2]) }
  const versionAt = line.lastIndexOf(' HTTP/')
  if (versionAt < 0) {
    const target = SIMPLE.exec(line)?.[1]
    return target === undefined ? null : { kind: 'request', version: '0.9', method: 'GET', target }
  }
  const version = line.slice(versionAt + 6).trimEnd()
  const methodEnd = line.indexOf(' ')
  const method = line.slice(0, methodEnd)
  const target = line.slice(methodEnd, versionAt).trim()
  if (target === '' || !METHOD.test(method) || !VERSION.test(version)) return null
  return { kind: 'request', version, method, target }
}

const BEGINNING = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}(?: |$)/

/** True while bytes without a line end may still become a start line; binary and most text fail at once. */
export function mayBeginStartLine(bytes: Buffer): boolean {
  const text = bytes.toString('latin1', 0, 33)
  return text.startsWith('HTTP/') || BEGINNING.test(text)
}
