import { foldOf } from './folding/fold.ts'
import { type FoldingId, READER_FOLDINGS } from './folding/folding.ts'
import { foldingsNeeded } from './folding/needed.ts'
import { compileMatcher, type Occurrence } from './matcher.ts'
import { compileRules } from './rules.ts'
import {
  alikeFolded,
  isWhole,
  type ListedRule,
  listedRules,
  type ListToMatch,
  type Match,
  queryTerms,
  type Term,
} from './wanted.ts'

/** A match that only folding finds. */
export interface FoldedMatch extends Match {
  /** Foldings without which it would not be one, joined by `+` in the order in which they act. */
  foldings: string
  /** The piece of the text as written that it was found in: UTF-16 units [start, end). */
  start_unit: number
  end_unit: number
}

/** Places at which one folded keyword is looked at in one text: evidence that repeats itself without end costs no more. */
const MAX_TRIES = 100

/** Where a text that was sought stands, and what had to be folded to see it. */
interface Disguised extends Occurrence {
  foldings: readonly FoldingId[]
}

/** Rules that fold alike in any case, or terms of ours. */
interface Part {
  texts: readonly string[]
  always: readonly FoldingId[]
  /** Matches that a text leads to by itself; null when it takes more than that text. */
  leadsTo(index: number): readonly Match[] | null
  /** Matches that follow from the occurrences of `texts`, by ascending end; a match may come several times, the first counts. */
  matches(text: string, found: readonly Disguised[]): readonly (Match & { by: readonly Disguised[] })[]
}

const READERS = foldOf(READER_FOLDINGS)
const keyOf = ({ list, keyword }: Match): string => `${list}\0${keyword}`

/**
 * Compiles the search for what only folding finds: rules of lists, and queries as `<query id>/any`, that hold in the
 * folded text and that `exact`, the matches of the text as it stands, does not name.
 */
export function compileFolded(
  lists: readonly ListToMatch[],
): (text: string, exact: readonly Match[]) => readonly FoldedMatch[] {
  const parts = [...alikeFolded(listedRules(lists)).map(listedPart), termPart(queryTerms())]
  const soughtAs = new Map<string, { part: number; index: number; written: string }[]>()
  for (const [part, { texts }] of parts.entries())
    for (const [index, written] of texts.entries()) {
      const folded = READERS.text(written)
      const alike = soughtAs.get(folded)
      if (alike === undefined) soughtAs.set(folded, [{ part, index, written }])
      else alike.push({ part, index, written })
    }
  soughtAs.delete('') // nothing is left of a keyword that shows nothing
  const matcher = compileMatcher([...soughtAs.keys()])
  const sought = [...soughtAs.values()]

  return (text, exact) => {
    const present = matcher.matches(READERS.text(text))
    if (present.length === 0) return []
    const named = new Set(exact.map(keyOf))
    const isNew = (match: Match): boolean => !named.has(keyOf(match))
    const open = new Set(
      present.filter((at) => sought[at]?.some(({ part, index }) => parts[part]?.leadsTo(index)?.some(isNew) ?? true)),
    )
    if (open.size === 0) return []
    const found: Disguised[][] = parts.map(() => [])
    for (const { keyword, start, end } of placesOf(text, open)) {
      for (const { part, index, written } of sought[keyword] ?? []) {
        const foldings = foldingsNeeded({ written, always: parts[part]?.always ?? [], text, start, end })
        if (foldings !== null) found[part]?.push({ keyword: index, start, end, foldings })
      }
    }
    return firstOfEach(parts.flatMap((part, at) => part.matches(text, found[at] ?? []).filter(isNew)))
  }

  /** Where the folded keywords stand in the text as written. */
  function placesOf(text: string, open: ReadonlySet<number>): Occurrence[] {
    const { text: folded, starts, ends } = READERS.mapped(text)
    const places: Occurrence[] = []
    const tries = new Map<number, number>()
    matcher.occurrences(folded, ({ keyword, start, end }) => {
      const tried = tries.get(keyword) ?? 0
      if (!open.has(keyword) || tried === MAX_TRIES) return
      tries.set(keyword, tried + 1)
      places.push({ keyword, start: starts[start] ?? 0, end: ends[end - 1] ?? 0 })
    })
    return places
  }
}

function firstOfEach(matches: readonly (Match & { by: readonly Disguised[] })[]): FoldedMatch[] {
  const first = new Map<string, FoldedMatch>()
  for (const { list, keyword, by } of matches) {
    const needed = new Set(by.flatMap(({ foldings }) => foldings))
    const key = keyOf({ list, keyword })
    if (needed.size === 0 || first.has(key)) continue
    first.set(key, {
      list,
      keyword,
      foldings: READER_FOLDINGS.filter((id) => needed.has(id)).join('+'),
      start_unit: Math.min(...by.map(({ start }) => start)),
      end_unit: Math.max(...by.map(({ end }) => end)),
    })
  }
  return [...first.values()]
}

function listedPart(rules: readonly ListedRule[]): Part {
  const set = compileRules(rules.map(({ rule }) => rule))
  const matches = rules.map(({ list, rule }): Match => ({ list, keyword: rule.keyword }))
  const plain = set.plain.map((all) => all.flatMap((rule) => matches[rule] ?? []))
  return {
    texts: set.texts,
    always: rules[0]?.foldings ?? [],
    leadsTo: (index) => (set.isPart[index] === true ? null : (plain[index] ?? [])),
    matches(text, found) {
      const alone = found.flatMap((one) => (plain[one.keyword] ?? []).map((match) => ({ ...match, by: [one] })))
      const parts = found.filter(({ keyword }) => set.isPart[keyword])
      const combined = parts.length === 0 ? [] : set.combined(text, parts)
      return [
        ...alone,
        ...combined.flatMap(({ rule, by }) => [matches[rule] ?? []].flat().map((match) => ({ ...match, by }))),
      ]
    },
  }
}

/** Terms of queries. Case is folded for them in any case; of several terms of a query the one that took least folding counts. */
function termPart(terms: readonly Term[]): Part {
  const texts = [...new Set(terms.map(({ written }) => written))]
  const termsOf = texts.map((written) => terms.filter((term) => term.written === written))
  const leadsTo = termsOf.map((all) => all.flatMap(({ matches }) => matches.slice(0, 1)))
  return {
    texts,
    always: ['case'],
    leadsTo: (index) => leadsTo[index] ?? [],
    matches: (text, found) =>
      found
        .flatMap((one) =>
          (termsOf[one.keyword] ?? [])
            .filter(({ extent }) => isWhole(extent, besides(text, one.start - 1), besides(text, one.end)))
            .flatMap(({ matches }) => matches.slice(0, 1).map((match) => ({ ...match, by: [one] }))),
        )
        .toSorted((a, b) => (a.by[0]?.foldings.length ?? 0) - (b.by[0]?.foldings.length ?? 0)),
  }
}

const besides = (text: string, at: number): string | undefined =>
  at < 0 || at >= text.length ? undefined : READERS.text(text.charAt(at))
