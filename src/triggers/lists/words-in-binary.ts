import { decodeStrict } from '../../text/charset.ts'
import { MOST_LINES } from './decoder.ts'

/** A row of words inside a program, and where it stands: bytes [startByte, endByte). */
export interface WordBlock {
  words: readonly string[]
  startByte: number
  endByte: number
}

interface Piece extends Omit<WordBlock, 'words'> {
  text: string
  /** Characters of two bytes, and those of them that are Han of the first level of GB 2312. */
  pairs: number
  firstLevel: number
}

/** Longest word, and longest row of words in one string, that is looked at. */
const MOST_STRING_BYTES = 64 << 10
/** Between two words: the end of a string and what aligns the next one. */
const MOST_GAP_BYTES = 16
/** Words of a list; fewer are messages of the program. */
const LEAST_WORDS = 8
/** No word of the published lists has more. */
const MOST_WORD_CHARS = 40
/**
 * Share of a row's characters that are of the first level of GB 2312, the 3,755 common ones (rows 16 to 55). In words it is nine in
 * ten; in machine code read as GBK it is one in six, as chance would have it.
 */
const LEAST_FIRST_LEVEL = 0.7
/** Rows that one program may hold; a file of nothing but rows is no program. */
const MOST_BLOCKS = 64

/** Signs that part words inside one string. */
const SEPARATOR = /[|,;\r\n、，；\t]+/

const isText = (byte: number): boolean => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13

/** Counts characters of two bytes; bytes are valid GB 18030. */
function counted(bytes: Uint8Array): Pick<Piece, 'pairs' | 'firstLevel'> {
  const counts = { pairs: 0, firstLevel: 0 }
  for (let at = 0; at < bytes.length; at += 1) {
    const [lead, trail] = [bytes[at] ?? 0, bytes[at + 1] ?? 0]
    if (lead < 0x81) continue
    counts.pairs += 1
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) counts.firstLevel += 1
    at += 1
  }
  return counts
}

/** Runs of bytes without controls that hold a character of two bytes and are valid GB 18030. */
function* strings(bytes: Uint8Array): Generator<Piece> {
  for (let at = 0; at < bytes.length; at += 1) {
    const startByte = at
    while (at < bytes.length && isText(bytes[at] ?? 0)) at += 1
    if (at - startByte < 2 || at - startByte > MOST_STRING_BYTES) continue
    const run = bytes.subarray(startByte, at)
    const counts = counted(run)
    const text = counts.pairs > 0 ? decodeStrict(run, 'gb18030') : null
    if (text !== null) yield { text, startByte, endByte: at, ...counts }
  }
}

const wordsOf = (text: string): string[] => text.split(SEPARATOR).filter((word) => word.trim() !== '')

function isList(row: readonly Piece[], words: readonly string[]): boolean {
  const pairs = row.reduce((sum, piece) => sum + piece.pairs, 0)
  const firstLevel = row.reduce((sum, piece) => sum + piece.firstLevel, 0)
  return (
    words.length >= LEAST_WORDS &&
    words.every((word) => word.length <= MOST_WORD_CHARS) &&
    pairs > words.length &&
    firstLevel >= LEAST_FIRST_LEVEL * pairs
  )
}

/** Rows of GBK words in a binary file, in its order; the longest ones when there are very many. */
export function blocksOfWords(bytes: Uint8Array): WordBlock[] {
  const blocks: WordBlock[] = []
  let row: Piece[] = []
  const close = (): void => {
    const [first, last] = [row[0], row.at(-1)]
    const words = row.flatMap(({ text }) => wordsOf(text))
    if (first !== undefined && last !== undefined && isList(row, words))
      blocks.push({ words, startByte: first.startByte, endByte: last.endByte })
    row = []
  }
  let pieces = 0
  for (const piece of strings(bytes)) {
    pieces += 1
    if (pieces > MOST_LINES) break
    const before = row.at(-1)
    if (before !== undefined && piece.startByte - before.endByte > MOST_GAP_BYTES) close()
    row.push(piece)
  }
  close()
  const longest = blocks.toSorted((a, b) => b.words.length - a.words.length).slice(0, MOST_BLOCKS)
  return longest.toSorted((a, b) => a.startByte - b.startByte)
}
