/** A text with one spelling for each digit, sign and blank, and the way back to where they stood. */
export interface NormalText {
  text: string
  /** The span of the original text that a span of the normal one stands for. */
  original(start: number, end: number): readonly [start: number, end: number]
}

/** U+FF01 … U+FF5E stand for ASCII, 0xFEE0 below (Unicode, “Halfwidth and Fullwidth Forms”). */
const FULL_WIDTH = /[\uff01-\uff5e]/g
const FULL_WIDTH_OFFSET = 0xfee0
const BLANKS = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63]/g
/** Signs that show nothing: soft hyphen, zero-width and direction marks, variation selectors, the keycap. */
const INVISIBLE = /\u00ad|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2064]|\u20e3|[\ufe0e\ufe0f]|\ufeff/
/** Digits of other scripts and alphabets, such as ٣ and 𝟑. */
const OTHER_DIGIT = /(?![0-9])\p{Nd}/u

/** Digits, ASCII signs, blanks and dashes in one spelling each; what shows nothing is left out. */
export function normalise(original: string): NormalText {
  const text = original
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(BLANKS, ' ')
    .replace(DASHES, '-')
  // So far unit stands for unit.
  if (!INVISIBLE.test(text) && !OTHER_DIGIT.test(text)) return { text, original: (start, end) => [start, end] }
  return shortened(text)
}

function shortened(text: string): NormalText {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const char of text) {
    const end = at + char.length
    if (!INVISIBLE.test(char)) {
      const plain = OTHER_DIGIT.test(char) ? asciiDigit(char) : char
      parts.push(plain)
      for (let unit = 0; unit < plain.length; unit += 1) {
        starts.push(at)
        ends.push(end)
      }
    }
    at = end
  }
  return { text: parts.join(''), original: (start, end) => [starts[start] ?? at, ends[end - 1] ?? at] }
}

/** Digits of one script stand in a row from 0 to 9 (Unicode, 4.6), so the value is the distance from the row's start. */
function asciiDigit(char: string): string {
  const code = char.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(isMathematical(code) ? (code - 0x1d7ce) % 10 : value)
}

/** The five rows of mathematical digits touch each other. */
const isMathematical = (code: number): boolean => code >= 0x1d7ce && code <= 0x1d7ff
