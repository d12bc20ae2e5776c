import { bufferOf } from '../../lib/bytes.ts'
import type { Charset } from '../../model/format.ts'
import { decodeStrict, detectCharset } from '../../text/charset.ts'
import { type ListReject, MOST_LINES } from './decoder.ts'
import { sealedLines } from './sealed-lines.ts'

/** A text file cut into lines, each with its place in the file. */
export interface TextLines {
  charset: Charset
  bomBytes: number
  /** Lines without their ends, in order; no line stands behind the last line end. */
  lines: readonly PlacedLine[]
  rejects: readonly ListReject[]
}

/** A line and its bytes [startByte, endByte), line end left out. */
export interface PlacedLine {
  text: string
  startByte: number
  endByte: number
}

/** No keyword or rule of the published lists has more than a few hundred characters; longer lines are prose or armour. */
const MOST_CHARS = 2000

// Tab and line ends aside; what a keyword cannot hold because nobody can type it.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/

function faultIn(text: string | null, charset: Charset): string | null {
  if (text === null) return `not valid in ${charset}`
  if (CONTROL.test(text)) return 'holds control characters'
  return text.length > MOST_CHARS ? `longer than ${MOST_CHARS} characters` : null
}

const CR = 13
const LF = 10

/** Spans of lines; `unitBytes` is 2 for UTF-16, where the byte that is not zero comes first unless `bigEndian`. */
function* spansOf(bytes: Uint8Array, from: number, charset: Charset): Generator<[start: number, end: number]> {
  const unitBytes = charset.startsWith('utf-16') ? 2 : 1
  const low = charset === 'utf-16be' ? 1 : 0
  const signAt = (at: number): number => (unitBytes === 2 && bytes[at + 1 - low] !== 0 ? -1 : (bytes[at + low] ?? -1))
  let start = from
  for (let at = from; at + unitBytes <= bytes.length; at += unitBytes) {
    const sign = signAt(at)
    if (sign !== CR && sign !== LF) continue
    yield [start, at]
    if (sign === CR && signAt(at + unitBytes) === LF) at += unitBytes
    start = at + unitBytes
  }
  if (start < bytes.length) yield [start, bytes.length]
}

/** Lines of a text in a known character set. */
export function linesIn(bytes: Uint8Array, charset: Charset, bomBytes: number): TextLines {
  const lines: PlacedLine[] = []
  const rejects: ListReject[] = []
  for (const [startByte, endByte] of spansOf(bytes, bomBytes, charset)) {
    if (lines.length + rejects.length === MOST_LINES) {
      rejects.push({ reason: `behind ${MOST_LINES} lines`, startByte, endByte: bytes.length })
      break
    }
    const text = decodeStrict(bytes.subarray(startByte, endByte), charset)
    const reason = faultIn(text, charset)
    if (reason === null && text !== null) lines.push({ text, startByte, endByte })
    else if (reason !== null) rejects.push({ reason, startByte, endByte })
  }
  return { charset, bomBytes, lines, rejects }
}

/** Share of lines that may be damaged; where more are, the file is no text in that character set. */
const MOST_REJECTED = 0.1

/** Whether a text has a line that is not blank, and nearly all lines can be read. */
export const mostlyRead = ({ lines, rejects }: Pick<TextLines, 'lines' | 'rejects'>): boolean =>
  lines.some(({ text }) => text.trim() !== '') && rejects.length <= MOST_REJECTED * (lines.length + rejects.length)

/** What was read last: one decoder after the other asks for the lines of the same file. */
const known = new WeakMap<Uint8Array, TextLines | null>()

/** Lines of a file in whatever character set it is; null when it is no text, or armour that nothing has taken off. */
export function textLines(bytes: Uint8Array): TextLines | null {
  const before = known.get(bytes)
  if (before !== undefined) return before
  const read = readLines(bytes)
  known.set(bytes, read)
  return read
}

function readLines(bytes: Uint8Array): TextLines | null {
  const found = sealedLines(bytes) === null ? detectCharset(bytes) : null
  if (found === null) return null
  const read = linesIn(bufferOf(bytes), found.charset, found.bomBytes)
  return mostlyRead(read) ? read : null
}

/** What to say of the character set. */
export const charsetNote = ({ charset, bomBytes }: Pick<TextLines, 'charset' | 'bomBytes'>): string =>
  `Character set: ${charset}${bomBytes > 0 ? ', with a byte order mark' : ''}.`
