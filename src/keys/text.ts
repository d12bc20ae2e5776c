import { TextDecoder } from 'node:util'
import { decodeStrictly } from '../lib/byte-text.ts'
import type { KeyFind } from './finder.ts'

/** Finds one finder reports for one file; a settings file holds a handful, the limit only bounds hostile input. */
export const MAX_FINDS = 10_000
/** Longest value looked at, in characters: a 256-byte key as hexadecimal with separators. */
export const MAX_VALUE_CHARS = 1024
/** Lines are looked at up to here; what settings people write is shorter. */
export const MAX_LINE_CHARS = 4096

/** A byte order mark in front of a name is no part of it. */
const UTF8 = new TextDecoder('utf-8', { fatal: true })
const GB18030 = new TextDecoder('gb18030')

/** A name as people read it: UTF-8 when the bytes are that, else GB 18030. */
export function readableName(name: string): string {
  const bytes = Buffer.from(name, 'latin1')
  return decodeStrictly(bytes, UTF8) ?? GB18030.decode(bytes)
}

/** A find at `text[start…end)`, where `text` is the file as `latin1`. */
export const findAt = (text: string, name: string, [start, end]: readonly [number, number]): KeyFind => ({
  name: readableName(name),
  value: Buffer.from(text.slice(start, end), 'latin1'),
  startByte: start,
  endByte: end,
})

/** Start and end of every line, without its line break, cut at `MAX_LINE_CHARS`. */
export function* lineSpans(text: string): Generator<readonly [number, number]> {
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    const visible = text[end - 1] === '\r' && end > start ? end - 1 : end
    yield [start, Math.min(visible, start + MAX_LINE_CHARS)]
    start = end + 1
  }
}

/** The span without blanks at its ends. */
export function trimmed(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  let [from, to] = [start, end]
  while (from < to && (text[from] === ' ' || text[from] === '\t')) from += 1
  while (to > from && (text[to - 1] === ' ' || text[to - 1] === '\t')) to -= 1
  return [from, to]
}
