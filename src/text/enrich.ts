import { OperatorError } from '../model/errors.ts'
import { OBSCENITY } from '../model/obscenity.ts'
import { QUERIES, QUERY_LANGUAGES, type QueryLanguage } from '../model/queries.ts'
import { compileMatcher } from './matcher.ts'

/** A row of the table of matches, less the text it belongs to. */
export interface Match {
  /** The list file's name, `query`, or `step:…`. */
  list: string
  /** The keyword; for queries `<query id>/<language>`, where language `any` stands beside each of the others. */
  keyword: string
}

export const QUERY_LIST = 'query'

/** Compiles all that is looked for in a text; the result names each match once, in a fixed order. */
export function compileEnrichment(
  lists: readonly { name: string; keywords: readonly string[] }[],
): (text: string) => readonly Match[] {
  const listed = compileLists(lists)
  const folded = compileFolded()
  return (text) => {
    const fromLists = listed(text)
    const fromUs = folded(foldAscii(text))
    return fromUs.length === 0 ? fromLists : [...fromLists, ...fromUs]
  }
}

/** Lower-cases A–Z and nothing else, so that Chinese stays as written and places stay in step. */
const foldAscii = (text: string): string =>
  /[A-Z]/.test(text) ? text.replaceAll(/[A-Z]+/g, (run) => run.toLowerCase()) : text

function compileLists(lists: readonly { name: string; keywords: readonly string[] }[]) {
  const matchesOf = new Map<string, Match[]>()
  for (const [list, keywords] of namedApart(lists))
    for (const keyword of new Set(keywords)) {
      const matches = matchesOf.get(keyword)
      if (matches) matches.push({ list, keyword })
      else matchesOf.set(keyword, [{ list, keyword }])
    }
  const matcher = compileMatcher([...matchesOf.keys()])
  const meanings = [...matchesOf.values()]
  return (text: string): Match[] => matcher.matches(text).flatMap((index) => meanings[index] ?? [])
}

/** Two files may share a name: the second becomes `name (2)`. */
function namedApart(lists: readonly { name: string; keywords: readonly string[] }[]): Map<string, readonly string[]> {
  const named = new Map<string, readonly string[]>()
  for (const { name, keywords } of lists) {
    if (name === QUERY_LIST || name.startsWith('step:'))
      throw new OperatorError(`A keyword list cannot be called ${name}: Breachlight uses that name itself.`, {
        hint: 'Rename the list file.',
      })
    let unique = name
    for (let n = 2; named.has(unique); n += 1) unique = `${name} (${n})`
    named.set(unique, keywords)
  }
  return named
}

type Extent = 'substring' | 'word' | 'word-start'

interface Term {
  written: string
  extent: Extent
  matches: readonly Match[]
}

function compileFolded() {
  const terms = [...queryTerms(), ...obscenityTerms()]
  const distinct = [...new Set(terms.map((term) => term.written))]
  const termsOf = distinct.map((written) => terms.filter((term) => term.written === written))
  const matcher = compileMatcher(distinct)
  return (folded: string): Match[] => {
    const found = new Set<Match>()
    for (const index of matcher.matches(folded))
      for (const term of termsOf[index] ?? [])
        if (occurs(term, folded)) for (const match of term.matches) found.add(match)
    return [...found]
  }
}

function queryTerms(): Term[] {
  return QUERIES.flatMap(({ id, terms }) => {
    const any: Match = { list: QUERY_LIST, keyword: `${id}/any` }
    return QUERY_LANGUAGES.flatMap((language) => {
      const matches = [any, { list: QUERY_LIST, keyword: `${id}/${language}` }]
      return terms[language].map((term) => ({ ...extentOf(term, language), matches }))
    })
  })
}

function extentOf(term: string, language: QueryLanguage): { written: string; extent: Extent } {
  if (language !== 'en') return { written: term, extent: 'substring' }
  return term.endsWith('*') ? { written: term.slice(0, -1), extent: 'word-start' } : { written: term, extent: 'word' }
}

const obscenityTerms = (): Term[] =>
  OBSCENITY.words.map((word) => ({
    written: word,
    extent: 'substring',
    matches: [{ list: OBSCENITY.list, keyword: word }],
  }))

const isWordUnit = (unit: string | undefined): boolean => unit !== undefined && /[a-z0-9]/.test(unit)

/** Whether a term known to be in the text is there to the extent asked for. */
function occurs({ written, extent }: Term, folded: string): boolean {
  if (extent === 'substring') return true
  for (let at = folded.indexOf(written); at !== -1; at = folded.indexOf(written, at + 1)) {
    const goesOn = extent === 'word' && isWordUnit(folded[at + written.length])
    if (!goesOn && !isWordUnit(folded[at - 1])) return true
  }
  return false
}
