/** Punctuation, blanks, line ends and the signs of ASCII: what may stay when nobody is to read the words. */
const WORDS = /[^\p{P}\p{Z}\p{Cc}$+<=>^`|~]/gu

/** Somebody's words with every letter, digit and picture as `•`, code point for code point: their layout and nothing else. */
export const masked = (text: string): string => text.replace(WORDS, '•')

const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/\p{Nd}/u, 'N'],
  [/\p{Script=Han}/u, '字'],
  [/\p{Lu}/u, 'A'],
  [/\p{Ll}/u, 'a'],
]

/** Somebody's words by the kind of each sign: `Aa-NN`, Chinese as `字`, other signs as `•`; marks and blanks stay. */
export const shaped = (text: string): string =>
  text.replace(WORDS, (sign) => CLASSES.find(([of]) => of.test(sign))?.[1] ?? '•')

/** Bytes by their kind, in their order: `N` digit, `A` and `a` letters, `#` above 7F, `.` controls, marks and blanks as they are. */
export const shapedBytes = (bytes: Uint8Array): string => Array.from(bytes, byteShape).join('')

function byteShape(byte: number): string {
  if (byte >= 0x80) return '#'
  if (byte < 0x20 || byte === 0x7f) return '.'
  const sign = String.fromCharCode(byte)
  return /\d/.test(sign) ? 'N' : /[A-Z]/.test(sign) ? 'A' : /[a-z]/.test(sign) ? 'a' : sign
}
