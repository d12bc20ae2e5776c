import { TextDecoder } from 'node:util'
import { decodeStrictly } from '../lib/byte-text.ts'
import { OperatorError } from '../model/errors.ts'

const GB18030 = new TextDecoder('gb18030', { fatal: true })

/** A keyword list as its file gives it: literal strings, distinct, in the order of the file. */
export interface KeywordList {
  name: string
  keywords: readonly string[]
  /** Its lines with repeats, which matter to some clients: trimmed, blank ones left out. */
  lines: readonly string[]
  /** What reading changed: character set, blank lines, repeats. One sentence each. */
  notes: readonly string[]
}

/** Reads one keyword a line, UTF-8 or else GB18030. An empty list is a list. Throws OperatorError when it is neither. */
export function readList({ name, bytes }: { name: string; bytes: Uint8Array }): KeywordList {
  const utf8 = decodeStrictly(bytes)
  const text = utf8 ?? decodeStrictly(bytes, GB18030)
  if (text === null)
    throw new OperatorError(`${name} is neither UTF-8 nor GB18030.`, {
      hint: 'Save the list as UTF-8, one keyword a line.',
    })
  // U+FEFF, no-break and ideographic spaces count as white space for trim (ECMA-262 §22.1.3.32).
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim())
  const filled = lines.filter((line) => line !== '')
  const keywords = [...new Set(filled)]
  const repeats = filled.length - keywords.length
  const notes = [
    ...(utf8 === null ? ['read as GB18030'] : []),
    ...(keywords.length === 0 ? ['holds no keyword'] : []),
    ...(repeats > 0 ? [`${repeats} repeated ${repeats === 1 ? 'line' : 'lines'} merged after trimming`] : []),
  ]
  return { name, keywords, lines: filled, notes }
}
