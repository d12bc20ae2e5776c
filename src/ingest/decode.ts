import { isUtf8 } from 'node:buffer'
import type { Charset } from '../model/format.ts'
import { decodeStrict } from '../text/charset.ts'
import type { Lines } from './blocks.ts'

/** Lines as UTF-8. `bad[i]` is 1 where line i is not valid in any of the stream's character sets. */
export interface Utf8Lines {
  bytes: Uint8Array
  starts: Uint32Array
  ends: Uint32Array
  bad: Uint8Array
  count: number
}

const LINE_FEED = 10

/**
 * Transcodes a batch of lines. The whole batch is decoded in one call where it is valid; otherwise line by line, so
 * that one bad line costs only itself. `alternate` is a second character set that a mixed stream also holds.
 */
export function toUtf8Lines(lines: Lines, charset: Charset, alternate: Charset | null): Utf8Lines {
  const bad = new Uint8Array(lines.count)
  if (charset === 'utf-8' && isUtf8(lines.bytes)) return { ...lines, bad }
  return (
    (charset === 'utf-8' ? null : wholeBatch(lines, charset)) ??
    lineByLine(lines, [charset, ...(alternate === null ? [] : [alternate])])
  )
}

/** Decodes all lines in one call, joined by line feeds; null when that is not possible. */
function wholeBatch(lines: Lines, charset: Charset): Utf8Lines | null {
  const text = decodeStrict(joinedByLineFeed(lines, charset), charset)
  if (text === null) return null
  const bytes = Buffer.from(text, 'utf8')
  const starts = new Uint32Array(lines.count)
  const ends = new Uint32Array(lines.count)
  let start = 0
  for (let i = 0; i < lines.count; i++) {
    const end = bytes.indexOf(LINE_FEED, start)
    if (end < 0) return null
    starts[i] = start
    ends[i] = end
    start = end + 1
  }
  return start === bytes.length ? { bytes, starts, ends, bad: new Uint8Array(lines.count), count: lines.count } : null
}

function joinedByLineFeed(lines: Lines, charset: Charset): Uint8Array {
  const feed = charset === 'utf-16le' ? [LINE_FEED, 0] : charset === 'utf-16be' ? [0, LINE_FEED] : [LINE_FEED]
  let sizeBytes = 0
  for (let i = 0; i < lines.count; i++) sizeBytes += at(lines.ends, i) - at(lines.starts, i) + feed.length
  const joined = new Uint8Array(sizeBytes)
  let to = 0
  for (let i = 0; i < lines.count; i++) {
    joined.set(lines.bytes.subarray(lines.starts[i], lines.ends[i]), to)
    to += at(lines.ends, i) - at(lines.starts, i)
    joined.set(feed, to)
    to += feed.length
  }
  return joined
}

function lineByLine(lines: Lines, charsets: readonly Charset[]): Utf8Lines {
  const parts: Uint8Array[] = []
  const starts = new Uint32Array(lines.count)
  const ends = new Uint32Array(lines.count)
  const bad = new Uint8Array(lines.count)
  let sizeBytes = 0
  for (let i = 0; i < lines.count; i++) {
    const line = utf8Of(lines.bytes.subarray(lines.starts[i], lines.ends[i]), charsets)
    if (line === null) bad[i] = 1
    else parts.push(line)
    starts[i] = sizeBytes
    sizeBytes += line?.length ?? 0
    ends[i] = sizeBytes
  }
  return { bytes: Buffer.concat(parts), starts, ends, bad, count: lines.count }
}

function utf8Of(bytes: Uint8Array, charsets: readonly Charset[]): Uint8Array | null {
  for (const charset of charsets) {
    if (charset === 'utf-8' && isUtf8(bytes)) return bytes
    const text = decodeStrict(bytes, charset)
    if (text !== null && !text.includes('\n')) return Buffer.from(text, 'utf8')
  }
  return null
}

const at = (values: Uint32Array, index: number): number => values[index] ?? 0
