import type { CharacterFolding } from './folding.ts'

/** Full-width letters, circled and superscript digits, compatibility ideographs, mathematical letters. */
export const width: CharacterFolding = {
  id: 'width',
  meaning: 'full-width, circled, superscript and other compatibility forms, and the ideographic space',
  source: 'Unicode Standard Annex 15, form NFKC of each character by itself',
  fold: (character) => character.normalize('NFKC'),
}
