/**
 * Characters that steer a terminal or reorder a line without being seen: controls, format characters (bidi marks and
 * overrides, zero-width and tag characters), line and paragraph separators, and lone surrogates, which no UTF-8 can hold.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** Evidence text for a reader: every unseen character stands as `\u{hex}`; everything else is as it was. Not invertible. */
export const visible = (text: string): string =>
  text.replace(UNSEEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
