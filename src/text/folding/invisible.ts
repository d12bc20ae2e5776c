import type { CharacterFolding } from './folding.ts'

const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cf}]$/u

/** Zero-width spaces and joiners, soft hyphens, direction marks, variation selectors. */
export const invisible: CharacterFolding = {
  id: 'invisible',
  meaning: 'characters that show nothing: zero-width spaces, joiners, direction marks, variation selectors',
  source: 'Unicode, Default_Ignorable_Code_Point and general category Cf',
  fold: (character) => (INVISIBLE.test(character) ? '' : character),
}
