import { latin1 } from '../lib/bytes.ts'

/**
 * Names on old servers are bytes of any character set, and must be asked for as those bytes. Valid UTF-8 becomes its
 * characters; every other byte becomes one character of the private use area, which survives parsers and percent-encoding.
 */
export interface NameText {
  text: string
  /** True when there are such characters. */
  hasStrayBytes: boolean
}

/** The Unicode Standard, table 3-7: well-formed sequences of more than one byte; then any byte left over. */
const SEQUENCES =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\xff]/g

/** Byte 0x80 … 0xFF stands as U+F780 … U+F7FF. */
const STRAY = 0xf700

export function textOfBytes(bytes: Uint8Array): NameText {
  let hasStrayBytes = false
  const text = latin1(bytes).replace(SEQUENCES, (sequence) => {
    if (sequence.length > 1) return Buffer.from(sequence, 'latin1').toString('utf8')
    hasStrayBytes = true
    return String.fromCharCode(STRAY + sequence.charCodeAt(0))
  })
  return { text, hasStrayBytes }
}

/** U+F780 … U+F7FF as they are, or percent-encoded as UTF-8 by a reader of listings. */
const STRAYS = /[\uf780-\uf7ff]|%EF%9(?:E|F)%[89AB][0-9A-F]/gi

/** A link in which every stray byte stands percent-encoded as that byte. */
export const strayBytesEscaped = (href: string): string =>
  href.replace(STRAYS, (mark) => {
    const character = mark.length === 1 ? mark : decodeURIComponent(mark)
    return `%${(character.charCodeAt(0) - STRAY).toString(16).toUpperCase()}`
  })
