import type { Charset } from '../model/format.ts'
import { decodeStrict } from '../text/charset.ts'

/** Share of lines that must need a second character set before a stream counts as mixed. */
const MIXED_SHARE = 0.2

/** A second character set that a fifth of the lines needs: files joined from several sources hold both. */
export function alternateOf(bytes: Uint8Array, charset: Charset): Charset | null {
  const other = charset === 'utf-8' ? 'gb18030' : charset === 'gb18030' ? 'utf-8' : null
  if (other === null || decodeStrict(bytes, charset) !== null) return null
  const lines = splitBytes(bytes)
  const needing = lines.filter((line) => decodeStrict(line, charset) === null && decodeStrict(line, other) !== null)
  return needing.length >= lines.length * MIXED_SHARE ? other : null
}

/** UTF-8 for a stream whose lines are each valid in UTF-8 or GB18030, though the whole is valid in neither. */
export function mixedCharset(bytes: Uint8Array): Charset | null {
  const lines = splitBytes(bytes)
  const utf8 = lines.filter((line) => decodeStrict(line, 'utf-8') !== null).length
  return lines.length >= 3 && utf8 >= lines.length / 3 && alternateOf(bytes, 'utf-8') !== null ? 'utf-8' : null
}

function splitBytes(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(10, start)
    const end = found < 0 ? bytes.length : found
    if (end > start) lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  return lines
}

/** The sample as text; bad lines keep replacement characters, so that they cannot decide anything. */
export function readable(bytes: Uint8Array, charset: Charset, alternate: Charset | null): string {
  if (alternate === null) return new TextDecoder(charset).decode(bytes)
  return splitBytes(bytes)
    .map((line) => decodeStrict(line, charset) ?? decodeStrict(line, alternate) ?? '')
    .join('\n')
}
