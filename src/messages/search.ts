import { OperatorError } from '../model/errors.ts'
import { type Fold, foldOf } from '../text/folding/fold.ts'
import { READER_FOLDINGS } from '../text/folding/folding.ts'

/** The folding of everything that is searched and searched for. */
export const READER_FOLD: Fold = foldOf(READER_FOLDINGS)

/** What a search string asks for, folded. */
export interface Search {
  /** Each must stand somewhere in the text. */
  terms: readonly string[]
  /** None of these may. */
  excluded: readonly string[]
}

/** More terms than anybody types; each costs a pass over the texts. */
const MOST_TERMS = 20

/** Longest search string, in UTF-16 units. */
const MOST_UNITS = 1000

/** A term, with or without a minus: in straight, curly or corner quotes, or up to the next space. */
const TERM =
  /(?<minus>-?)(?:"(?<straight>[^"]*)"?|[“](?<curly>[^”]*)”?|[「](?<corner>[^」]*)」?|(?<plain>[^\s\u3000]+))/gu

/**
 * Reads a search string: terms, all of which must stand in the text; `"a phrase"`, taken as it stands; `-term`, which must
 * not. Everything is folded as readers fold. Throws OperatorError where it asks for more than is looked for.
 */
export function parseSearch(written: string): Search {
  if (written.length > MOST_UNITS)
    throw refusal(`The search is ${written.length} characters long; ${MOST_UNITS} are possible.`)
  const [terms, excluded] = [new Set<string>(), new Set<string>()]
  for (const { groups = {} } of written.matchAll(TERM)) {
    const term = READER_FOLD.text(groups['straight'] ?? groups['curly'] ?? groups['corner'] ?? groups['plain'] ?? '')
    if (term !== '') (groups['minus'] === '-' ? excluded : terms).add(term)
  }
  if (terms.size + excluded.size > MOST_TERMS)
    throw refusal(`The search has ${terms.size + excluded.size} terms; ${MOST_TERMS} are possible.`)
  return { terms: [...terms], excluded: [...excluded] }
}

const refusal = (message: string) =>
  new OperatorError(message, { hint: 'Search for less at a time.', exit: 'wrongUsage' })
