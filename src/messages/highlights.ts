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

/** The pieces of a text with every place marked that the search found, from `most` units round the first of them. */
export function excerptOf(text: string, { terms }: Pick<Search, 'terms'>, most: number): Excerpt {
  const hits = terms.length === 0 ? [] : merged(rangesIn(READER_FOLD.mapped(text), terms))
  const window = windowRound(text, hits[0] ?? { start: 0, end: 0 }, most)
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

/** At most `most` units, the first hit within them; a character is never cut in half. */
function windowRound(text: string, { start: hit }: Range, most: number): Range {
  if (text.length <= most) return { start: 0, end: text.length }
  const start = whole(text, Math.max(0, Math.min(hit - Math.floor(most / 4), text.length - most)))
  return { start, end: whole(text, start + most) }
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
