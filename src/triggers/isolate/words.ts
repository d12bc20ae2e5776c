import { openCutter } from '../../text/words.ts'
import type { Segment } from './boundaries.ts'

/** Opens the segmentation of a text by jieba, character for character: each is simplified where that leaves one character. */
export async function openSegment(): Promise<Segment> {
  const { normalised, pieces } = await openCutter()
  const plain = (character: string): string => {
    const simple = normalised(character)
    return [...simple].length === 1 ? simple : character
  }
  return (characters) => pieces(characters.map(plain).join(''))
}
