import type { WordChange, Words } from './changes.ts'
import { type ListVersion, versionName } from './versions.ts'

/** What a version can be found to be beside the others of its list, each with the rule that says so. */
export const LABELS = {
  first: 'the first version there is',
  real: 'words came or went between the last version that stood and this one, which stands; versions that passed are skipped',
  'order-only': 'the same words as often as before, in another order',
  'duplicates-only': 'the same words, some of them repeated more or less often',
  'spacing-only': 'the same words but for blank lines or spaces around them',
  unchanged: 'the same lines; the file may differ in line ends or layers around the text',
  transient:
    'stood for at most a day; then the words are those of the last version that stood again, or more than half of what came or went since that one is taken back',
  truncation:
    'words are gone and none came since the last version that stood; the file is that one, the one before or the one after with one block of neighbouring lines missing; and the words are back after versions that stood for at most a day each',
  'mirror-flapping':
    'transient, and a version earlier than the last one that stood has the same words: two states alternate, as mirrors that are not in step would have it',
  return: 'versions before it passed, and it puts back what had passed: no new change by itself',
  empty: 'no word at all',
  placeholder: 'a single word',
  'quote-damage':
    'words that came with this version differ only in quotation marks from words of a later one in which they are gone',
  'quote-repair': 'words are gone that differ only in quotation marks from words of this version',
} as const

export type LabelId = keyof typeof LABELS

/** A finding about a version: the label, what in this case led to it, and the versions that it rests on. */
export interface Label {
  label: LabelId
  detail: string
  versions: readonly string[]
}

/** A version, its words, and what changed against the version before; null for the first. */
export interface ReadVersion {
  version: ListVersion
  words: Words
  change: WordChange | null
}

export const NO_CHANGE: WordChange = { added: [], removed: [], addedTrimmed: [], removedTrimmed: [] }

export const sizeOf = ({ added, removed }: Pick<WordChange, 'added' | 'removed'>): number =>
  added.length + removed.length

/** Names of versions, each once; those that there are not are left out. */
export const namesOf = (...reads: readonly (ReadVersion | undefined)[]): string[] => [
  ...new Set(reads.flatMap((read) => (read === undefined ? [] : [versionName(read.version)]))),
]

/** `1 word`, `5 words`. */
export const nouned = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
