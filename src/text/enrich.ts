import { foldOf } from './folding/fold.ts'
import type { FoldingId } from './folding/folding.ts'
import { compileMatcher, type Occurrence } from './matcher.ts'
import { compileRules } from './rules.ts'
import {
  alikeFolded,
  isWhole,
  type ListedRule,
  listedRules,
  type ListToMatch,
  type Match,
  obscenityTerms,
  queryTerms,
  type Term,
} from './wanted.ts'

/** Compiles all that is looked for in a text as it stands; the result names each match once, in a fixed order. */
export function compileEnrichment(lists: readonly ListToMatch[]): (text: string) => readonly Match[] {
  const searches = [
    ...alikeFolded(listedRules(lists)).map(compileListed),
    compileTerms([...queryTerms(), ...obscenityTerms()]),
  ]
  return (text) => {
    const found = searches.map((search) => search(text)).filter((matches) => matches.length > 0)
    return found.length === 1 ? (found[0] ?? []) : found.flat()
  }
}

/** Finds the terms of the built-in queries in a text. */
export const compileQueries = (): ((text: string) => readonly Match[]) => compileTerms(queryTerms())

function compileListed(rules: readonly ListedRule[]): (text: string) => readonly Match[] {
  const ids: readonly FoldingId[] = rules[0]?.foldings ?? []
  const fold = (text: string): string => (ids.length === 0 ? text : foldOf(ids).text(text))
  const matches = rules.map(({ list, rule }): Match => ({ list, keyword: rule.keyword }))
  const set = compileRules(
    rules.map(({ rule }) => ({
      ...rule,
      components: rule.components.map((texts) => texts.map(fold)),
      unless: rule.unless.map((texts) => texts.map(fold)),
    })),
  )
  const matcher = compileMatcher(set.texts)
  return (text) => {
    const folded = fold(text)
    const present = matcher.matches(folded)
    if (present.length === 0 && !set.needsNoText) return []
    const fired = present.flatMap((index) => set.plain[index] ?? [])
    if (set.needsNoText || present.some((index) => set.isPart[index])) {
      const occurrences: Occurrence[] = []
      matcher.occurrences(folded, (one) => {
        if (set.isPart[one.keyword] === true) occurrences.push(one)
      })
      fired.push(...set.combined(folded, occurrences).map(({ rule }) => rule))
    }
    return fired.flatMap((index) => matches[index] ?? [])
  }
}

/** Lower-cases A–Z and nothing else, so that Chinese stays as written and places stay in step. */
const foldAscii = (text: string): string =>
  /[A-Z]/.test(text) ? text.replaceAll(/[A-Z]+/g, (run) => run.toLowerCase()) : text

/** Finds terms in a text; those of a language with words must stand whole. */
export function compileTerms(terms: readonly Term[]): (text: string) => readonly Match[] {
  const distinct = [...new Set(terms.map((term) => term.written))]
  const termsOf = distinct.map((written) => terms.filter((term) => term.written === written))
  const matcher = compileMatcher(distinct)
  return (text) => {
    const folded = foldAscii(text)
    const found = new Set<Match>()
    for (const index of matcher.matches(folded))
      for (const term of termsOf[index] ?? [])
        if (occurs(term, folded)) for (const match of term.matches) found.add(match)
    return [...found]
  }
}

/** Whether a term known to be in the text is there to the extent asked for. */
function occurs({ written, extent }: Term, folded: string): boolean {
  if (extent === 'substring') return true
  for (let at = folded.indexOf(written); at !== -1; at = folded.indexOf(written, at + 1))
    if (isWhole(extent, folded[at - 1], folded[at + written.length])) return true
  return false
}
