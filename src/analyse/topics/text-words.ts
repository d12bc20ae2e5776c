import { isWord } from '../../text/words.ts'
import { wordShare } from '../../text/background.ts'
import { backgroundOf, cutterOf } from '../background.ts'
import { corpusOf } from '../corpus.ts'
import { once } from '../once.ts'
import { BREAK, joinedWords } from './joined-words.ts'

/** Words of every text of a view, in their order: those of text `i` are `words[ids[starts[i] … starts[i + 1])]`. */
export interface TextWords {
  words: readonly string[]
  starts: Uint32Array
  ids: Uint32Array
  /** From this place on, words are joined from two that the dictionary knows only apart. */
  joinedFrom: number
}

/** The 651 commonest words of the bundled table: what stands beside them belongs to the sentence, not to a name. */
const COMMON_SHARE = 2e-4

/** The words of all texts, cut once for all analyses that look at words. */
export const textWords = once(async (view): Promise<TextWords> => {
  const [{ texts }, { normalised, pieces }] = await Promise.all([corpusOf(view), cutterOf(view)])
  const places = new Map<string, number>()
  const words: string[] = []
  const placeOf = (piece: string): number => {
    const known = places.get(piece)
    if (known !== undefined) return known
    const place = isWord(piece) ? words.push(piece) - 1 : BREAK
    places.set(piece, place)
    return place
  }
  const cut = texts.map((text) => Uint32Array.from(pieces(normalised(text)), placeOf))
  const background = await backgroundOf(view)
  const isCommon = (word: string): boolean => wordShare(background, word) >= COMMON_SHARE
  return { ...joinedWords(words, cut, isCommon), joinedFrom: words.length }
})

/** Words of one text. */
export const wordsOf = ({ starts, ids }: TextWords, text: number): Uint32Array =>
  ids.subarray(starts[text], starts[text + 1])
