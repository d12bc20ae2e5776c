import { CELL, DoubleArray, type Finished } from './double-array.ts'
import { type Gate, gateOf, nextBeginning } from './gate.ts'

/** Finds every keyword of a fixed set in a text, in one pass over the text. */
export interface Matcher {
  /** Ascending indexes of the keywords that occur in `text`, each once: exact substrings of UTF-16 units. */
  matches(text: string): readonly number[]
  /** Tells of every place where a keyword occurs, by ascending end, longer ones first. Their number is not bounded by the text's length. */
  occurrences(text: string, visit: (occurrence: Occurrence) => void): void
}

/** Where a keyword stands in a text: UTF-16 units [start, end). */
export interface Occurrence {
  /** Index of the keyword. */
  keyword: number
  start: number
  end: number
}

/** A keyword's trie node before it gets a place: the run of sorted keywords that share its first `depth` units. */
interface Branch {
  state: number
  from: number
  to: number
  depth: number
}

/**
 * Compiles distinct, non-empty keywords into an Aho–Corasick automaton (CACM 18(6), 1975) on a double array
 * (Aoe 1989): memory is linear in the keywords' length, time linear in the text's, whatever both contain.
 * Throws RangeError on an empty or repeated keyword.
 */
export function compileMatcher(keywords: readonly string[]): Matcher {
  const ranked = keywords.map((_, index) => index)
  ranked.sort((a, b) => compareUnits(keywords[a] ?? '', keywords[b] ?? ''))
  const sorted = ranked.map((index) => keywords[index] ?? '')
  refuseUnusable(sorted)
  const codes = codesOf(sorted)
  const automaton = new DoubleArray(
    codes.count,
    sorted.reduce((total, keyword) => total + keyword.length, 1),
  )
  plant(sorted, codes.of, automaton)
  const lengths = Uint32Array.from(sorted, (keyword) => keyword.length)
  const walk = walker({ codes: codes.of, gate: gateOf(sorted), ...automaton.finished() })
  const seenIn = new Uint32Array(keywords.length)
  let [scan, found]: [number, number[] | null] = [0, null]
  // What ends at a place never changes: once the longest keyword there was seen in this text, so were the shorter ones
  const add: Visit = (rank) => {
    if (seenIn[rank] === scan) return false
    seenIn[rank] = scan
    found ??= []
    found.push(ranked[rank] ?? 0)
    return true
  }
  return {
    matches: (text) => {
      scan += 1
      found = null
      walk(text, add)
      return found === null ? NOTHING : ascending(found)
    },
    occurrences: (text, visit) => {
      walk(text, (rank, end) => {
        visit({ keyword: ranked[rank] ?? 0, start: end - (lengths[rank] ?? 0), end })
        return true
      })
    },
  }
}

const NOTHING: readonly number[] = []

const compareUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function refuseUnusable(sorted: readonly string[]): void {
  sorted.forEach((keyword, rank) => {
    if (keyword === '') throw new RangeError('an empty keyword occurs everywhere')
    if (keyword === sorted[rank - 1]) throw new RangeError('a keyword is given twice')
  })
}

/** Dense codes, from 1 in order of appearance, for the units that occur in keywords; 0 for all others. */
function codesOf(keywords: readonly string[]): { of: Uint16Array; count: number } {
  const of = new Uint16Array(0x10000)
  let count = 0
  for (const keyword of keywords)
    for (let i = 0; i < keyword.length; i += 1) {
      const unit = keyword.charCodeAt(i)
      if (of[unit] === 0) of[unit] = count += 1
    }
  return { of, count }
}

/** Lays the trie out breadth first, so that a state's failure target always has its children in place already. */
function plant(sorted: readonly string[], codes: Uint16Array, automaton: DoubleArray): void {
  let level: Branch[] = [{ state: 0, from: 0, to: sorted.length, depth: 0 }]
  while (level.length > 0) {
    const below: Branch[] = []
    for (const branch of level) {
      if (sorted[branch.from]?.length === branch.depth) automaton.end(branch.state, branch.from)
      const children = split(sorted, branch)
      if (children.length === 0) continue
      const units = children.map((child) => codes[sorted[child.from]?.charCodeAt(branch.depth) ?? 0] ?? 0)
      automaton.addChildren(branch.state, units).forEach((state, i) => {
        const child = children[i]
        if (child) below.push({ ...child, state })
      })
    }
    level = below
  }
}

function split(sorted: readonly string[], { from, to, depth }: Branch): Branch[] {
  const children: Branch[] = []
  let start = sorted[from]?.length === depth ? from + 1 : from
  while (start < to) {
    const unit = sorted[start]?.charCodeAt(depth)
    let end = start + 1
    while (end < to && sorted[end]?.charCodeAt(depth) === unit) end += 1
    children.push({ state: -1, from: start, to: end, depth: depth + 1 })
    start = end
  }
  return children
}

/** Sorts in place. Texts hold few keywords: there inserting is several times faster than a sort with a comparator. */
function ascending(found: number[]): number[] {
  if (found.length > 24) return found.toSorted((a, b) => a - b)
  for (let i = 1; i < found.length; i += 1) {
    const one = found[i] ?? 0
    let at = i
    for (; at > 0 && (found[at - 1] ?? 0) > one; at -= 1) found[at] = found[at - 1] ?? 0
    found[at] = one
  }
  return found
}

interface Walked extends Finished {
  codes: Uint16Array
  gate: Gate
}

/** Told of every keyword that ends at a place, the longer ones first; false when those that are left need not be told. */
type Visit = (rank: number, end: number) => boolean

/**
 * Walks over texts: where no keyword can begin, from unit to unit; where one can, down the trie, and from a failure to the
 * longest suffix in it, until what is left of that is short enough to begin anew. No unit is read more than a few times.
 */
function walker({ codes, gate, cells, rankOf, shorter }: Walked): (text: string, visit: Visit) => void {
  return (text, visit) => {
    const { length } = text
    let told = 0
    let start = nextBeginning(gate, text, 0)
    while (start < length) {
      let [state, place] = [0, start]
      for (start = length; place < length; place += 1) {
        const code = codes[text.charCodeAt(place)] ?? 0
        let next = (cells[state] ?? 0) + code * CELL
        while (cells[next + 1] !== state) {
          state = code === 0 ? -1 : (cells[state + 2] ?? 0)
          if (state < 0) break
          next = (cells[state] ?? 0) + code * CELL
        }
        if (state < 0) {
          // Behind a unit that is in no keyword, or where the short suffix begins that is left
          start = place + 2 + state
          break
        }
        state = next
        if (place < told) continue
        told = place + 1
        for (let end = cells[state + 3] ?? 0; end !== 0; end = shorter[end / CELL] ?? 0)
          if (!visit(rankOf[end / CELL] ?? 0, told)) break
      }
      start = nextBeginning(gate, text, start)
    }
  }
}
