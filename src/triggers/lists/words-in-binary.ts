import { decodeStrict } from '../../text/charset.ts'
import { COMMON, VERY_COMMON } from '../../text/common-characters.ts'

/** A row of words inside a program, and where it stands: bytes [startByte, endByte). */
export interface WordBlock {
  words: readonly string[]
  startByte: number
  endByte: number
}

interface Piece extends Omit<WordBlock, 'words'> {
  text: string
}

/** Longest word, and longest row of words in one string, that is looked at. */
const MOST_STRING_BYTES = 64 << 10
/** Between two words: the end of a string and what aligns the next one. */
const MOST_GAP_BYTES = 16
/** Words of a list; fewer are messages of the program. */
const LEAST_WORDS = 8
/** No word of the published lists has more. */
const MOST_WORD_CHARS = 40
/** Share of the Han characters of a row that are common ones; machine code read as GBK has mostly rare ones. */
const LEAST_COMMON = 0.5
/** Rows that one program may hold; a file of nothing but rows is no program. */
const MOST_BLOCKS = 64

/** Signs that part words inside one string. */
const SEPARATOR = /[|,;\r\n、，；\t]+/

const isText = (byte: number): boolean => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13

/** Runs of bytes without controls that hold a Han character and are valid GBK. */
function* strings(bytes: Uint8Array): Generator<Piece> {
  for (let at = 0; at < bytes.length; at += 1) {
    const startByte = at
    let high = 0
    while (at < bytes.length && isText(bytes[at] ?? 0)) if ((bytes[at++] ?? 0) >= 0x81) high += 1
    if (high === 0 || at - startByte > MOST_STRING_BYTES) continue
    const text = decodeStrict(bytes.subarray(startByte, at), 'gb18030')
    if (text !== null && /\p{Script=Han}/u.test(text)) yield { text, startByte, endByte: at }
  }
}

const wordsOf = (text: string): string[] => text.split(SEPARATOR).filter((word) => word.trim() !== '')

function isList(words: readonly string[]): boolean {
  if (words.length < LEAST_WORDS) return false
  const short = words.filter((word) => word.length <= MOST_WORD_CHARS)
  const han = words.join('').match(/\p{Script=Han}/gu) ?? []
  const common = han.filter((one) => {
    const code = one.codePointAt(0) ?? 0
    return COMMON.has(code) || VERY_COMMON.has(code)
  })
  return short.length === words.length && han.length > words.length && common.length >= LEAST_COMMON * han.length
}

/** Rows of GBK words in a binary file, in its order; the longest ones when there are very many. */
export function blocksOfWords(bytes: Uint8Array): WordBlock[] {
  const blocks: WordBlock[] = []
  let row: Piece[] = []
  const close = (): void => {
    const [first, last] = [row[0], row.at(-1)]
    const words = row.flatMap(({ text }) => wordsOf(text))
    if (first !== undefined && last !== undefined && isList(words))
      blocks.push({ words, startByte: first.startByte, endByte: last.endByte })
    row = []
  }
  for (const piece of strings(bytes)) {
    const before = row.at(-1)
    if (before !== undefined && piece.startByte - before.endByte > MOST_GAP_BYTES) close()
    row.push(piece)
  }
  close()
  const longest = blocks.toSorted((a, b) => b.words.length - a.words.length).slice(0, MOST_BLOCKS)
  return longest.toSorted((a, b) => a.startByte - b.startByte)
}
