/** Marks around words, and spaces: how something is said, not what. */
const AROUND = /[\p{P}\p{S}\p{Z}\p{C}]+/gu

/**
 * A text as near-duplicates share it: width and case folded, digits alike, no marks and spaces. Texts of nothing but
 * marks (“:)”, “。。。”) stay as they are.
 */
export function template(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase()
  const bare = folded.replaceAll(AROUND, '')
  return bare === '' ? folded.trim() : bare.replaceAll(/\d+/g, '0')
}

/** Han characters, and letters or digits of other scripts, that a whole message of everyday talk rarely goes beyond. */
const SHORT_HAN = 4
const SHORT_OTHER = 12

const HAN = /\p{Script=Han}/gu

/** Whether a whole message is as short as “123”, “谢谢”, “:)”, “good night”: what people say to each other all day. */
export function isShort(text: string): boolean {
  const bare = text.normalize('NFKC').replaceAll(AROUND, '')
  const han = bare.match(HAN)?.length ?? 0
  const other = bare.length - han
  return han <= SHORT_HAN && other <= (han === 0 ? SHORT_OTHER : SHORT_HAN)
}
