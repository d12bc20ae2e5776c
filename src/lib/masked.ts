/** Punctuation, blanks, line ends and the signs of ASCII: what may stay when nobody is to read the words. */
const WORDS = /[^\p{P}\p{Z}\p{Cc}$+<=>^`|~]/gu

/** Somebody's words with every letter, digit and picture as `•`, code point for code point: their layout and nothing else. */
export const masked = (text: string): string => text.replace(WORDS, '•')
