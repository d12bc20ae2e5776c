import { latin1 } from '../lib/bytes.ts'
import { decodeStrict } from '../text/charset.ts'
import { COMMON, VERY_COMMON } from '../text/common-characters.ts'
import type { Cutter } from '../text/words.ts'
import type { ChineseText, WordBlock } from './build.ts'
import { FINDS_PER_FILE } from './limits.ts'

/** A run of bytes that may be text in a character set, printable ASCII between the characters allowed. */
const RUNS: readonly (readonly [ChineseText['charset'], RegExp])[] = [
  ['utf-8', /(?:[\x20-\x7e]|[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc-\xbd][\x80-\xbf]){4,200}/g],
  ['gb18030', /(?:[\x20-\x7e]|[\x81-\xfe][\x40-\x7e\x80-\xfe]){4,200}/g],
  ['utf-16le', /(?:[\x20-\x7e]\0|[\0-\xff][\x30\x4e-\x9f\xff]){4,200}/g],
]

/** Fewer characters than this are met by chance in any program. */
const LEAST_HAN = 4
/** Share of them that must be common ones: in random pairs of bytes one in six is. */
const LEAST_COMMON_SHARE = 0.8
/** Bytes of programs give common characters, too, but seldom two words of a dictionary: of 147 such runs in eight files none. */
const LEAST_WORDS = 2
const LEAST_WORD_SHARE = { sentence: 0.5, list: 0.3 } as const
const HAN = /\p{Script=Han}/gu

const hanIn = (text: string): string[] => text.match(HAN) ?? []

function isCommon(text: string): boolean {
  const codes = hanIn(text).map((character) => character.codePointAt(0) ?? 0)
  const common = codes.filter((code) => COMMON.has(code) || VERY_COMMON.has(code)).length
  return codes.length >= LEAST_HAN && common >= LEAST_COMMON_SHARE * codes.length
}

/** True when enough of the characters stand in words of two or more, and not in one word over and over (0xCC fills memory with 烫). */
function hasWords(texts: readonly string[], cutter: Cutter, leastShare: number): boolean {
  const words = texts
    .flatMap((text) => cutter.pieces(cutter.normalised(text)))
    .filter((piece) => hanIn(piece).length >= 2)
  const inWords = hanIn(words.join('')).length
  return new Set(words).size >= LEAST_WORDS && inWords >= leastShare * hanIn(texts.join('')).length
}

/** Runs of common characters looked at for words in one file, and blocks of strings: a novel has fewer lines. */
const MAX_JUDGED = { runs: 50_000, blocks: 500 } as const

/** Runs of Chinese text in a file, in UTF-8, GBK and UTF-16LE; bytes that were text in one are not read in the next. */
export function findChineseTexts(bytes: Uint8Array, cutter: Cutter): ChineseText[] {
  let text = latin1(bytes)
  let judged = 0
  const found: ChineseText[] = []
  for (const [charset, run] of RUNS) {
    const taken: (readonly [number, number])[] = []
    for (const { 0: raw, index } of text.matchAll(run)) {
      if (found.length >= FINDS_PER_FILE) return found
      // Two letters side by side are a character of UTF-16, too
      if (!(charset === 'utf-16le' ? /[^\x20-\x7e]/ : /[\x80-\xff]/).test(raw)) continue
      const value = decodeStrict(Buffer.from(raw, 'latin1'), charset)
      if (value === null || !isCommon(value)) continue
      judged += 1
      if (judged > MAX_JUDGED.runs || !hasWords([value], cutter, LEAST_WORD_SHARE.sentence)) continue
      found.push({ value: value.trim(), charset, startByte: index })
      taken.push([index, index + raw.length])
    }
    text = blanked(text, taken)
  }
  return found.toSorted((one, other) => one.startByte - other.startByte)
}

/** The text with spans replaced by NUL, so that every place stays where it was. */
function blanked(text: string, spans: readonly (readonly [number, number])[]): string {
  const parts: string[] = []
  let at = 0
  for (const [start, end] of spans) {
    parts.push(text.slice(at, start), '\0'.repeat(end - start))
    at = end
  }
  return parts.join('') + text.slice(at)
}

/** Short strings one after the other, as lists are compiled into programs: a word or a few, then NULs or a line end. */
const BLOCKS: readonly (readonly [WordBlock['charset'], RegExp])[] = [
  ['utf-8', /(?<![\x20-\x7e\x80-\xff])(?:(?:[\x20-\x7e]|[\xe3-\xe9][\x80-\xbf]{2}){1,40}[\0\r\n]{1,4}){8,5000}/g],
  [
    'gb18030',
    /(?<![\x20-\x7e\x80-\xff])(?:(?:[\x20-\x7e]|[\x81-\xfe][\x40-\x7e\x80-\xfe]){1,40}[\0\r\n]{1,4}){8,5000}/g,
  ],
]

/** Share of the strings of a block that must be Chinese: a list has foreign words among its own. */
const LEAST_CHINESE_SHARE = 0.4
const BLOCKS_PER_FILE = 50

function wordsOfBlock(raw: string, charset: WordBlock['charset'], cutter: Cutter): string[] | null {
  const text = decodeStrict(Buffer.from(raw, 'latin1'), charset)
  // oxlint-disable-next-line no-control-regex
  const words = text?.split(/[\0\r\n]+/).filter((word) => word.trim() !== '') ?? []
  const chinese = words.filter((word) => /\p{Script=Han}/u.test(word))
  if (chinese.length < LEAST_CHINESE_SHARE * words.length || !isCommon(chinese.join(''))) return null
  return hasWords(chinese, cutter, LEAST_WORD_SHARE.list) ? words : null
}

/** Runs of short Chinese strings in a program: a list that is built in, or the texts of its buttons. */
export function findWordBlocks(bytes: Uint8Array, cutter: Cutter): WordBlock[] {
  const text = latin1(bytes)
  const found: WordBlock[] = []
  let judged = 0
  for (const [charset, pattern] of BLOCKS)
    for (const { 0: raw, index } of text.matchAll(pattern)) {
      judged += 1
      const isWithin = found.length < BLOCKS_PER_FILE && judged <= MAX_JUDGED.blocks
      const words = isWithin ? wordsOfBlock(raw, charset, cutter) : null
      const isNew = found.every((block) => block.startByte > index || index >= block.endByte)
      if (words !== null && isNew) found.push({ charset, words, startByte: index, endByte: index + raw.length })
    }
  return found
}
