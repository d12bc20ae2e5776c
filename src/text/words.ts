import { openSimplifier } from './simplified.ts'

/** Words of Chinese and other text. */
export interface Cutter {
  /** Text as words are compared: compatibility forms and case folded, simplified characters. */
  normalised: (text: string) => string
  /** Pieces of a normalised text in their order, blanks and signs among them. */
  pieces: (normalised: string) => string[]
}

/**
 * Opens the segmentation of jieba (dictionary and dynamic programming over word frequencies, without its guesses at
 * unknown names): 10 MB/s, 340 ms and 40 MB to open (measured), so open it once.
 */
export async function openCutter(): Promise<Cutter> {
  const [{ Jieba }, { dict }, simplified] = await Promise.all([
    import('@node-rs/jieba'),
    import('@node-rs/jieba/dict.js'),
    openSimplifier(),
  ])
  const jieba = Jieba.withDict(dict)
  return {
    normalised: (text) => simplified(text.normalize('NFKC').toLowerCase()),
    pieces: (normalised) => jieba.cut(normalised, false),
  }
}

/** True for a piece that is a word or a number: it has a letter or a digit. */
export const isWord = (piece: string): boolean => /[\p{L}\p{N}]/u.test(piece)
