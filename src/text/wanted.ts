import { OperatorError } from '../model/errors.ts'
import { OBSCENITY } from '../model/obscenity.ts'
import { QUERIES, QUERY_LANGUAGES, type QueryLanguage } from '../model/queries.ts'
import type { FoldingId } from './folding/folding.ts'
import { EXACT, semanticsOf } from './known-semantics.ts'
import type { Rule } from './rules.ts'

/** A row of the table of matches, less the text it belongs to. */
export interface Match {
  /** The list file's name, `query`, or `step:…`. */
  list: string
  /** The keyword; for queries `<query id>/<language>`, where language `any` stands beside each of the others. */
  keyword: string
}

export const QUERY_LIST = 'query'

/** A list that somebody handed in. */
export interface ListToMatch {
  name: string
  /** Its lines, trimmed; repeats matter to some semantics. */
  keywords: readonly string[]
  /** Id of the semantics; exact substrings without it. */
  semantics?: string
}

/** A rule of a list, and what the list's semantics fold. */
export interface ListedRule {
  list: string
  rule: Rule
  foldings: readonly FoldingId[]
}

/** The rules of all lists, in the order given. Two files may share a name: the second becomes `name (2)`. */
export function listedRules(lists: readonly ListToMatch[]): ListedRule[] {
  const names = new Set<string>()
  return lists.flatMap(({ name, keywords, semantics }) => {
    if (name === QUERY_LIST || name.startsWith('step:'))
      throw new OperatorError(`A keyword list cannot be called ${name}: Breachlight uses that name itself.`, {
        hint: 'Rename the list file.',
      })
    let list = name
    for (let n = 2; names.has(list); n += 1) list = `${name} (${n})`
    names.add(list)
    const read = semanticsOf(semantics ?? EXACT)
    return read.rules(keywords).map((rule) => ({ list, rule, foldings: read.foldings }))
  })
}

/** Rules that are compared under the same foldings go through a text together. */
export function alikeFolded(rules: readonly ListedRule[]): ListedRule[][] {
  const groups = new Map<string, ListedRule[]>()
  for (const one of rules) {
    const key = one.foldings.join(' ')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()]
}

/** How far a term may reach into a longer word. */
export type Extent = 'substring' | 'word' | 'word-start'

/** A term of ours, in lower case, and what its occurrence counts for. */
export interface Term {
  written: string
  extent: Extent
  matches: readonly Match[]
}

/** The terms of the built-in queries; the first match of each is that of any language. */
export function queryTerms(): Term[] {
  return QUERIES.flatMap(({ id, terms }) => {
    const any: Match = { list: QUERY_LIST, keyword: `${id}/any` }
    return QUERY_LANGUAGES.flatMap((language) => {
      const matches = [any, { list: QUERY_LIST, keyword: `${id}/${language}` }]
      return terms[language].map((term) => ({ ...extentOf(term, language), matches }))
    })
  })
}

/** A term as it is written in a query: `*` at the end of an English one lets the word go on. */
export function extentOf(term: string, language: QueryLanguage): { written: string; extent: Extent } {
  if (language !== 'en') return { written: term, extent: 'substring' }
  return term.endsWith('*') ? { written: term.slice(0, -1), extent: 'word-start' } : { written: term, extent: 'word' }
}

export const obscenityTerms = (): Term[] =>
  OBSCENITY.words.map((word) => ({
    written: word,
    extent: 'substring',
    matches: [{ list: OBSCENITY.list, keyword: word }],
  }))

const isWordUnit = (unit: string | undefined): boolean => unit !== undefined && /[A-Za-z0-9]/.test(unit)

/** Whether what stands beside a term leaves it whole, to the extent asked for. Units are undefined at a text's ends. */
export const isWhole = (extent: Extent, before: string | undefined, after: string | undefined): boolean =>
  extent === 'substring' || (!isWordUnit(before) && (extent === 'word-start' || !isWordUnit(after)))
