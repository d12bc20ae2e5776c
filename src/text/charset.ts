import { latin1 } from '../lib/bytes.ts'
import { CHARSETS, type Charset } from '../model/format.ts'
import { COMMON, VERY_COMMON } from './common-characters.ts'

export interface DetectedCharset {
  charset: Charset
  /** Bytes of the byte order mark at the start, 0 without one. */
  bomBytes: number
  /** 0…1: how far the best reading is ahead of the next, 1 when a mark or the form of the bytes decides. */
  confidence: number
}

const BOMS: readonly (readonly [Charset, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Reads at most this much: a charset shows within a page, and every set is tried. */
const MOST_BYTES = 16_384
const REPLACEMENT = 0xfffd

/** What a character says about the reading it comes from, in units of "one plausible character". */
const WEIGHT = {
  ascii: 0.3,
  veryCommon: 2,
  common: 0.5,
  hangul: 0.2,
  wideSign: 1,
  latinInWord: 0.5,
  latinPair: -1,
  otherLetter: -0.5,
  emoji: 0.5,
  rareHan: -2,
  hanAmongHangul: -1,
  halfKana: -1,
  latinAlone: -3,
  privateUse: -6,
  control: -5,
  replacement: -8,
} as const

const isControl = (code: number): boolean =>
  (code < 0x20 && code !== 9 && code !== 10 && code !== 13) || (code >= 0x7f && code < 0xa0)
const isAsciiLetter = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
const isBetween = (code: number, low: number, high: number): boolean => code >= low && code <= high

const isAccented = (code: number): boolean => isBetween(code, 0xa0, 0x24f)

/** An accented letter belongs to a word of plain ones; two side by side are rather one character of another charset. */
function weighLatin(before: number, after: number): number {
  if (!isAsciiLetter(before) && !isAsciiLetter(after)) return WEIGHT.latinAlone
  return isAccented(before) || isAccented(after) ? WEIGHT.latinPair : WEIGHT.latinInWord
}

/** Weight of a character between its neighbours. */
function weigh(code: number, before: number, after: number): number {
  if (code < 0x80) return isControl(code) ? WEIGHT.control : WEIGHT.ascii
  if (VERY_COMMON.has(code)) return WEIGHT.veryCommon
  if (COMMON.has(code)) return WEIGHT.common
  if (isControl(code)) return WEIGHT.control
  if (code < 0x250) return weighLatin(before, after)
  if (code === REPLACEMENT) return WEIGHT.replacement
  if (isBetween(code, 0x2010, 0x2027) || isBetween(code, 0x3000, 0x3029) || isBetween(code, 0xff01, 0xff5e))
    return WEIGHT.wideSign
  if (isBetween(code, 0x3041, 0x30ff)) return WEIGHT.common
  if (isBetween(code, 0xac00, 0xd7a3)) return WEIGHT.hangul
  if (isBetween(code, 0xff61, 0xff9f)) return WEIGHT.halfKana
  if (isBetween(code, 0x3400, 0x9fff) || isBetween(code, 0x20000, 0x323af) || isBetween(code, 0xf900, 0xfaff))
    return WEIGHT.rareHan
  if (isBetween(code, 0xe000, 0xf8ff)) return WEIGHT.privateUse
  return isBetween(code, 0x1f000, 0x1faff) ? WEIGHT.emoji : WEIGHT.otherLetter
}

function codePoints(text: string): Uint32Array {
  const codes = new Uint32Array(text.length)
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    codes[count++] = code
    if (code > 0xffff) at++
  }
  return codes.subarray(0, count)
}

/** Mean weight of a character in this reading; `stream` leaves a character cut off at the end of the sample aside. */
function scoreOf(bytes: Uint8Array, charset: Charset): number {
  const codes = codePoints(new TextDecoder(charset).decode(bytes, { stream: true }))
  let sum = 0
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0
    // Modern Korean is written without Han; Chinese read as Korean is full of them.
    const isForeign = charset === 'euc-kr' && isBetween(code, 0x3400, 0x9fff)
    sum += isForeign ? WEIGHT.hanAmongHangul : weigh(code, codes[at - 1] ?? 0, codes[at + 1] ?? 0)
  }
  // Per byte, so that readings of unlike length can be compared.
  return sum / bytes.length
}

interface Utf8Form {
  /** Bytes that belong to no character. */
  strayBytes: number
  /** Lines with a byte above 0x7f. */
  lines: number
  /** The bytes of those of them without a stray one. */
  cleanLines: Uint8Array[]
}

const sequenceLength = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2)

/** Lowest and highest second byte after a lead byte (Unicode, Table 3-7): no overlong forms, surrogates or codes beyond U+10FFFF. */
function secondRange(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf]
  if (lead === 0xed) return [0x80, 0x9f]
  if (lead === 0xf0) return [0x90, 0xbf]
  return lead === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf]
}

/** Length of the well-formed sequence at `at`, 0 when there is none, -1 when the sample ends inside one. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0xc2 || lead > 0xf4) return 0
  const length = sequenceLength(lead)
  const [low, high] = secondRange(lead)
  for (let next = 1; next < length; next++) {
    if (at + next >= bytes.length) return -1
    const byte = bytes[at + next] ?? 0
    if (byte < (next === 1 ? low : 0x80) || byte > (next === 1 ? high : 0xbf)) return 0
  }
  return length
}

const LINE_FEED = 10
/** Terminal colours in a text do not make it binary. */
const ESCAPE = 27

function utf8Form(bytes: Uint8Array): Utf8Form {
  const form: Utf8Form = { strayBytes: 0, lines: 0, cleanLines: [] }
  const line = { start: 0, sequences: 0, strayBytes: 0 }
  for (let at = 0; at <= bytes.length; ) {
    const byte = at === bytes.length ? LINE_FEED : (bytes[at] ?? 0)
    const length = byte < 0x80 ? 1 : sequenceAt(bytes, at)
    if (length < 0) break
    at += Math.max(1, length)
    if (length > 1) line.sequences++
    if (length === 0) line.strayBytes++
    if (byte !== LINE_FEED) continue
    if (line.strayBytes + line.sequences > 0) form.lines++
    if (line.strayBytes === 0 && line.sequences > 0) form.cleanLines.push(bytes.subarray(line.start, at))
    form.strayBytes += line.strayBytes
    Object.assign(line, { start: at, sequences: 0, strayBytes: 0 })
  }
  form.strayBytes += line.strayBytes
  return form
}

/** Of the lines that are not ASCII, this share must be clean UTF-8; longer lines of another charset never are by chance. */
const MIN_CLEAN_SHARE = 0.3
const MOST_CONTROL_SHARE = 0.1

function controlShare(bytes: Uint8Array): number {
  let controls = 0
  for (const byte of bytes) if (byte !== ESCAPE && byte < 0x80 && isControl(byte)) controls++
  return controls / bytes.length
}

const OTHERS = CHARSETS.filter((charset) => charset !== 'utf-8')

/** Below this much, a well-formed file may be another charset by chance: 小 in GBK is С in UTF-8. */
const SHORT_BYTES = 64

/** Short lines of GBK can be well-formed UTF-8, so damaged UTF-8 must also read better than everything else where it is clean. */
function isUtf8(bytes: Uint8Array): boolean {
  const { strayBytes, lines, cleanLines } = utf8Form(bytes)
  const isShort = lines > 0 && Buffer.concat(cleanLines).length < SHORT_BYTES
  if (strayBytes === 0 && !isShort) return true
  if (cleanLines.length < MIN_CLEAN_SHARE * lines) return false
  const clean = Buffer.concat(cleanLines)
  if (clean.length === 0) return strayBytes === 0
  const score = scoreOf(clean, 'utf-8')
  const best = Math.max(...OTHERS.map((charset) => scoreOf(clean, charset)))
  return strayBytes === 0 ? score + 0.5 > best : score > Math.max(0, best)
}

/** Rows of NUL bytes inside lines of text: neither they nor their lines decide. */
const withoutNulRuns = (bytes: Uint8Array): Uint8Array => {
  const latin = latin1(bytes)
  return Buffer.from(latin.replace(/\0{8,}/g, ''), 'latin1')
}

function byMark(bytes: Uint8Array): DetectedCharset | null {
  for (const [charset, mark] of BOMS) {
    if (!mark.every((byte, at) => bytes[at] === byte)) continue
    const rest = bytes.subarray(mark.length)
    if (rest.length === 0 || scoreOf(rest, charset) > 0) return { charset, bomBytes: mark.length, confidence: 1 }
  }
  return null
}

/** Below this mean weight per byte a reading is no text. */
const MIN_SCORE = 0.05

function byScore(bytes: Uint8Array): DetectedCharset | null {
  const scores = OTHERS.map((charset) => ({ charset, score: scoreOf(bytes, charset) })).toSorted(
    (one, other) => other.score - one.score,
  )
  const [best, next] = scores
  if (best === undefined || best.score < MIN_SCORE) return null
  const lead = (best.score - Math.max(0, next?.score ?? 0)) * bytes.length
  return { charset: best.charset, bomBytes: 0, confidence: 1 - 1 / (1 + Math.max(0, lead)) }
}

/**
 * The character set of a sample, or null when no reading is text (empty, binary, random). The sample may be cut in the middle
 * of a character; a few damaged lines do not change the answer. ASCII is `utf-8`, GBK and GB 2312 are `gb18030`.
 */
export function detectCharset(sample: Uint8Array): DetectedCharset | null {
  const marked = byMark(sample.subarray(0, MOST_BYTES))
  if (marked !== null) return marked
  const bytes = withoutNulRuns(sample.subarray(0, MOST_BYTES))
  if (bytes.length === 0) return null
  const isText = controlShare(bytes) <= MOST_CONTROL_SHARE
  return isText && isUtf8(bytes) ? { charset: 'utf-8', bomBytes: 0, confidence: 1 } : byScore(bytes)
}

const decoders = new Map<Charset, TextDecoder>(
  CHARSETS.map((charset) => [charset, new TextDecoder(charset, { fatal: true, ignoreBOM: true })]),
)

/** The text of whole bytes in a charset, null when any of them is invalid in it. A byte order mark stays in the text. */
export function decodeStrict(bytes: Uint8Array, charset: Charset): string | null {
  try {
    const text = decoders.get(charset)?.decode(bytes) ?? null
    return charset === 'windows-1252' ? withoutC1(text) : text
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

// Node 20 reads 0x80–0x9F of windows-1252 as Latin-1 does (measured on 20.20); this is the Encoding Standard's index.
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

const withoutC1 = (text: string | null): string | null =>
  text?.replace(/[\x80-\x9f]/g, (sign) => C1.charAt(sign.charCodeAt(0) - 0x80)) ?? null

/** The same text in UTF-8, null when any byte is invalid in the charset. */
export function toUtf8(bytes: Uint8Array, charset: Charset): Uint8Array | null {
  const text = decodeStrict(bytes, charset)
  return text === null ? null : Buffer.from(text)
}
