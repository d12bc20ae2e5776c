/** Ids of all foldings, in the order in which they act. */
export const FOLDING_IDS = [
  'invisible',
  'width',
  'marks',
  'look-alike',
  'case',
  'script',
  'pinyin',
  'spaces',
  'filler',
] as const
export type FoldingId = (typeof FOLDING_IDS)[number]

/**
 * Foldings that say what a reader would call the same word. Not among them: `pinyin`, which changes every Han character,
 * and `spaces`, which only certain clients do.
 */
export const READER_FOLDINGS: readonly FoldingId[] = [
  'invisible',
  'width',
  'marks',
  'look-alike',
  'case',
  'script',
  'filler',
]

/** Replaces single characters, whatever stands beside them. */
export interface CharacterFolding {
  id: FoldingId
  /** What is taken for the same, in words. */
  meaning: string
  /** Where the rule or table comes from. */
  source: string
  /** What stands for a character: itself, another, several, or nothing. Folding twice changes nothing more. */
  fold(character: string): string
}
