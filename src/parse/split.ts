/* oxlint-disable max-params -- called once per line of evidence: an options object would be an allocation per line */
import type { Layout } from '../model/format.ts'

/**
 * Cuts the line in bytes `start`…`end`: column i is bytes `bounds[2i]`…`bounds[2i+1]`. False (and bounds undefined) unless the
 * line has exactly the columns of the layout; a surplus delimiter is a mismatch even in the last column, so that the line is
 * rejected and counted rather than guessed at. Allocates nothing.
 */
export type Split = (bytes: Uint8Array, start: number, end: number, bounds: Int32Array) => boolean

const QUOTE = 0x22
const SPACE = 0x20

function splitAtByte(delimiter: number, columnCount: number): Split {
  const last = 2 * columnCount - 1
  return (bytes, start, end, bounds) => {
    let slot = 0
    bounds[0] = start
    for (let at = start; at < end; at++) {
      if (bytes[at] !== delimiter) continue
      if (slot + 1 >= last) return false
      bounds[slot + 1] = at
      bounds[slot + 2] = at + 1
      slot += 2
    }
    bounds[last] = end
    return slot + 1 === last
  }
}

const isAt = (bytes: Uint8Array, at: number, literal: Uint8Array): boolean => {
  for (let i = 0; i < literal.length; i++) if (bytes[at + i] !== literal[i]) return false
  return true
}

/** First place of `literal` in bytes `start`…`end`, or -1. */
function find(bytes: Uint8Array, literal: Uint8Array, span: { start: number; end: number }): number {
  const first = literal[0]
  for (let at = span.start; at <= span.end - literal.length; at++)
    if (bytes[at] === first && isAt(bytes, at, literal)) return at
  return -1
}

function splitAtText(delimiter: Uint8Array, columnCount: number): Split {
  const span = { start: 0, end: 0 }
  return (bytes, start, end, bounds) => {
    span.start = start
    span.end = end
    for (let column = 0; column < columnCount; column++) {
      const at = find(bytes, delimiter, span)
      if (at < 0 !== (column === columnCount - 1)) return false
      bounds[2 * column] = span.start
      bounds[2 * column + 1] = at < 0 ? end : at
      span.start = at + delimiter.length
    }
    return true
  }
}

/** Where the quoted value opened at `start` has its closing quote, or -1 when none ends the column (then the quote is literal). */
function closingQuote(bytes: Uint8Array, delimiter: Uint8Array, span: { start: number; end: number }): number {
  for (let at = span.start + 1; at < span.end; at++) {
    if (bytes[at] !== QUOTE) continue
    if (bytes[at + 1] === QUOTE && at + 1 < span.end) at++
    else
      return at + 1 === span.end || (at + 1 + delimiter.length <= span.end && isAt(bytes, at + 1, delimiter)) ? at : -1
  }
  return -1
}

/** RFC 4180 §2.5–2.7 within one line: a quote that does not close before the line ends is an ordinary character. */
function splitQuoted(delimiter: Uint8Array, columnCount: number): Split {
  const span = { start: 0, end: 0 }
  return (bytes, start, end, bounds) => {
    span.start = start
    span.end = end
    for (let column = 0; column < columnCount; column++) {
      const close = span.start < end && bytes[span.start] === QUOTE ? closingQuote(bytes, delimiter, span) : -1
      const found = close < 0 ? find(bytes, delimiter, span) : close + 1
      const stop = found < 0 ? end : found
      if ((stop === end) !== (column === columnCount - 1)) return false
      bounds[2 * column] = close < 0 ? span.start : span.start + 1
      bounds[2 * column + 1] = close < 0 ? stop : close
      span.start = stop + delimiter.length
    }
    return true
  }
}

function splitLeading(layout: Extract<Layout, { kind: 'leading' }>): Split {
  const parts = layout.parts.map(({ before, after, padded }) => ({
    before: Buffer.from(before),
    after: Buffer.from(after),
    padded,
  }))
  const span = { start: 0, end: 0 }
  return (bytes, start, end, bounds) => {
    span.start = start
    span.end = end
    for (let column = 0; column < parts.length; column++) {
      const part = parts[column]
      if (part === undefined || span.start + part.before.length > end || !isAt(bytes, span.start, part.before))
        return false
      span.start += part.before.length
      const stop = part.after.length === 0 ? end : find(bytes, part.after, span)
      if (stop < 0) return false
      bounds[2 * column] = span.start
      bounds[2 * column + 1] = stop
      span.start = stop + part.after.length
      if (part.padded) while (span.start < end && bytes[span.start] === SPACE) span.start++
    }
    return span.start === end
  }
}

/** The splitter of a layout over UTF-8 bytes; one that accepts nothing when the layout cannot have so many columns. */
export function compileSplit(layout: Layout, columnCount: number): Split {
  if (layout.kind === 'leading') return layout.parts.length === columnCount ? splitLeading(layout) : () => false
  const delimiter = Buffer.from(layout.delimiter)
  if (delimiter.length === 0 || columnCount < 1) return () => false
  if (layout.quote !== null) return splitQuoted(delimiter, columnCount)
  const [byte = 0] = delimiter
  return delimiter.length === 1 ? splitAtByte(byte, columnCount) : splitAtText(delimiter, columnCount)
}

/** The value inside the outer quotes of a quoted column: doubled quotes become single ones (RFC 4180 §2.7). */
export const unquote = (text: string): string => (text.includes('""') ? text.replaceAll('""', '"') : text)
