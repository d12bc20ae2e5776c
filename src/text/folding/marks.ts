import type { CharacterFolding } from './folding.ts'

/** The blocks of combining marks that go with any script (Unicode 15, blocks named Combining …). */
const COMBINING = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g
const LATIN = /^\p{Script=Latin}/u

/** Strokes drawn through letters, and diacritics of Latin letters: fǎlún is falun. */
export const marks: CharacterFolding = {
  id: 'marks',
  meaning: 'combining strokes and marks, and diacritics over Latin letters',
  source: 'Unicode Standard Annex 15, form NFD without combining marks',
  fold(character) {
    const parts = character.normalize('NFD')
    return LATIN.test(parts) || parts.length === 1 ? parts.replaceAll(COMBINING, '') : character
  },
}
