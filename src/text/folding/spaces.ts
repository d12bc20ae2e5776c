import type { CharacterFolding } from './folding.ts'

/** ASCII and ideographic spaces anywhere, as clients of YY take them away. */
export const spaces: CharacterFolding = {
  id: 'spaces',
  meaning: 'ASCII and ideographic spaces anywhere',
  source: 'matching library of YY',
  fold: (character) => (character === ' ' || character === '\u3000' ? '' : character),
}
