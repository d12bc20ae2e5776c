import type { Mapped } from '../text/folding/fold.ts'
import { READER_FOLD, type Search } from './search.ts'

/** A piece of a text, and whether the search found it. */
export interface Piece {
  text: string
  isHit: boolean
}

/** A text as a list shows it. */
export interface Excerpt {
  pieces: readonly Piece[]
  /** Units left out before and behind. */
  before: number
  behind: number
}

/** Hits that are marked in one text; a term of one letter stands in a long text thousands of times. */
const MOST_HITS = 500

interface Range {
  start: number
  end: number
}

/** How much of a text is shown, in UTF-16 units: at most so many, and no more than `lead` before the first hit. */
export interface Cut {
  most: number
  lead: number
}

/** The pieces of a text with every place marked that the search found. */
export function excerptOf(text: string, { terms }: Pick<Search, 'terms'>, cut: Cut): Excerpt {
  const hits = terms.length === 0 ? [] : merged(rangesIn(READER_FOLD.mapped(text), terms))
  const window = windowAt(text, hits[0]?.start ?? 0, cut)
  return {
    pieces: piecesOf(text, window, hits),
    before: window.start,
    behind: text.length - window.end,
  }
}

/** Where the terms stand, in units of the text before folding. */
function rangesIn(folded: Mapped, terms: readonly string[]): Range[] {
  const ranges: Range[] = []
  for (const term of terms)
    for (let at = folded.text.indexOf(term); at >= 0 && ranges.length < MOST_HITS; ) {
      const last = at + term.length - 1
      ranges.push({ start: folded.starts[at] ?? 0, end: folded.ends[last] ?? 0 })
      at = folded.text.indexOf(term, last + 1)
    }
  return ranges
}

function merged(ranges: readonly Range[]): Range[] {
  const joined: Range[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else joined.push({ ...range })
  }
  return joined
}

/** What is shown of a text whose first hit begins at `hit`; a character is never cut in half. */
function windowAt(text: string, hit: number, { most, lead }: Cut): Range {
  const start = whole(text, hit > lead ? hit - lead : 0)
  return { start, end: whole(text, Math.min(text.length, start + most)) }
}

const whole = (text: string, at: number): number => ((text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at)

function piecesOf(text: string, window: Range, hits: readonly Range[]): Piece[] {
  const pieces: Piece[] = []
  let at = window.start
  const add = (end: number, isHit: boolean) => {
    if (end > at) pieces.push({ text: text.slice(at, end), isHit })
    at = Math.max(at, end)
  }
  for (const { start, end } of hits) {
    if (end <= window.start || start >= window.end) continue
    add(Math.max(start, window.start), false)
    add(Math.min(end, window.end), true)
  }
  add(window.end, false)
  return pieces
}
