import type { CharacterFolding } from './folding.ts'

/** Upper and lower case of any alphabet. */
export const letterCase: CharacterFolding = {
  id: 'case',
  meaning: 'upper and lower case',
  source: 'Unicode Standard, simple lower-case mapping',
  fold(character) {
    const lower = character.toLowerCase()
    return lower.length === character.length ? lower : character
  },
}
