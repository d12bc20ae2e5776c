import { LIST_WORDS, type ListName, OBSCENITY } from '../talk/words.ts'
import { type Combination, combines } from './combinations.ts'
import { EDITIONS, type EditionId } from './editions.ts'

/** What a client goes by: its lists in the order it tries them. */
export interface Installed {
  lists: readonly InstalledList[]
}

interface InstalledList {
  name: ListName
  hides: boolean
  words: readonly string[]
  /** Lines that ask for several words at once; only live servers hand them out. */
  combinations?: readonly Combination[]
}

/** What becomes of one message. `list` and `word` say why it was uploaded; both are null when it was not. */
export interface Verdict {
  uploaded: boolean
  hidden: boolean
  list: ListName | null
  word: string | null
}

const NOTHING: Verdict = { uploaded: false, hidden: false, list: null, word: null }
const OBSCENE = new RegExp(OBSCENITY, 'i')

/** A substring test that keeps upper and lower case apart, except for the obscenity: that was found to match anyhow. */
const stands = (word: string, text: string): boolean => (word === OBSCENITY ? OBSCENE.test(text) : text.includes(word))

const escaped = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)

/** One expression for all words of a list, kept: most texts hold none of them, and one look then settles it. */
const expressions = new WeakMap<readonly string[], RegExp>()

function expressionOf(words: readonly string[]): RegExp {
  const known = expressions.get(words)
  if (known !== undefined) return known
  const parts = words.map((word) =>
    word === OBSCENITY ? word.replaceAll(/./g, (letter) => `[${letter}${letter.toUpperCase()}]`) : escaped(word),
  )
  // A list without words matches nothing: an empty alternation would match everything
  const made = parts.length === 0 ? /(?!)/ : new RegExp(parts.join('|'))
  expressions.set(words, made)
  return made
}

const combined = (text: string, { combinations = [] }: InstalledList): string | null =>
  combinations.find((combination) => combines(text, combination))?.written ?? null

/**
 * Matches as the 2006 tests found it: exact substrings, case-sensitive but for one obscenity (nartv.org 2006-06-15,
 * 21talks.net). The first list that matches is the reason, and the first of its words; any list that matches may hide.
 */
export function judge(text: string, installed: Installed): Verdict {
  const matching = installed.lists.filter(
    ({ words, combinations = [] }) =>
      expressionOf(words).test(text) || combinations.some((combination) => combines(text, combination)),
  )
  const [first] = matching
  if (first === undefined) return NOTHING
  const word = first.words.find((candidate) => stands(candidate, text)) ?? combined(text, first)
  return { uploaded: true, hidden: matching.some(({ hides }) => hides), list: first.name, word }
}

const installedOf = (edition: EditionId): Installed => ({
  lists: EDITIONS[edition].lists.map(({ name, hides }) => ({ name, hides, words: LIST_WORDS[name] })),
})

/** Each edition with its lists as issued; `fallback` is a client that could get no keyfile and has only its own list. */
export const INSTALLED: Readonly<Record<EditionId | 'fallback', Installed>> = {
  'tom-3.8': installedOf('tom-3.8'),
  'tom-5.1': installedOf('tom-5.1'),
  netbar: installedOf('netbar'),
  fallback: { lists: [{ name: 'builtin', hides: true, words: LIST_WORDS.builtin }] },
}
