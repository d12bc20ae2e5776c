import { grouped } from '../../lib/grouped.ts'
import { cutterOf } from '../background.ts'
import { corpusOf } from '../corpus.ts'
import { once } from '../once.ts'
import { nearDuplicates } from './near-duplicates.ts'
import { charactersIn, type Shingles, shinglesOf, skeletonOf } from './shingles.ts'

/**
 * Shorter texts are everyday ones ("谢谢", "123", "你好"): people write the same without copying. In 12,576 real chat lines
 * (g0v) no text of 12 characters and more occurs three times.
 */
export const FEWEST_CHARACTERS = 12

/** Texts of a view by template. */
export interface TextGroups {
  /** Length of each text of the corpus, in Chinese characters. */
  characters: Uint16Array
  /** Texts of the corpus that are nearly the same, ascending; a text that is like no other is a group of its own. */
  groups: readonly (readonly number[])[]
  /** Likeness of two texts of groups. */
  shingles: Shingles
  /** Place of a text of a group among the shingles. */
  placeOf: ReadonlyMap<number, number>
}

/** Groups the texts of a view that are long enough for a template. */
export const textGroups = once(async (view): Promise<TextGroups> => {
  const [{ texts }, { normalised }] = await Promise.all([corpusOf(view), cutterOf(view)])
  const characters = new Uint16Array(texts.length)
  const places = new Map<string, number>()
  const placeOf = new Map<number, number>()
  for (const [text, written] of texts.entries()) {
    const skeleton = skeletonOf(normalised(written))
    const length = charactersIn(skeleton)
    characters[text] = Math.min(length, 0xffff)
    if (length < FEWEST_CHARACTERS) continue
    const place = places.get(skeleton) ?? places.size
    places.set(skeleton, place)
    placeOf.set(text, place)
  }
  const shingles = shinglesOf([...places.keys()])
  const { rootOf } = nearDuplicates(shingles)
  const groups = grouped(placeOf, ([, place]) => rootOf(place))
  return { characters, groups: [...groups.values()].map((group) => group.map(([text]) => text)), shingles, placeOf }
})
