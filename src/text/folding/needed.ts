import { fillerHides, fillerRuns } from './filler.ts'
import { foldOf } from './fold.ts'
import { type FoldingId, READER_FOLDINGS } from './folding.ts'

/** A keyword beside the piece [start, end) of a text that may be a way to write it. */
export interface Candidate {
  written: string
  /** Foldings that the keyword is matched with in any case. */
  always: readonly FoldingId[]
  text: string
  start: number
  end: number
}

/** Answers that are kept: short keywords come back in the same disguise again and again. */
const MAX_KNOWN = 20_000
const known = new Map<string, readonly FoldingId[] | null>()

/**
 * The foldings without which the piece and the keyword would differ: none of them can be left out. Empty when they are
 * equal as they stand. Null when the piece is no way to write the keyword.
 */
export function foldingsNeeded(candidate: Candidate): readonly FoldingId[] | null {
  const { written, always, text, start, end } = candidate
  const span = text.slice(start, end)
  const key = JSON.stringify([written, span, always])
  let needed = known.get(key)
  if (needed === undefined) {
    needed = leastFoldings(written, span, always)
    if (known.size >= MAX_KNOWN) known.clear()
    known.set(key, needed)
  }
  return needed?.includes('filler') === true && !fillerHides(text, candidate) ? null : needed
}

function leastFoldings(written: string, span: string, always: readonly FoldingId[]): readonly FoldingId[] | null {
  const equal = (ids: readonly FoldingId[]): boolean => {
    const fold = foldOf([...always, ...ids])
    return fold.text(span) === fold.text(written)
  }
  let needed = READER_FOLDINGS.filter((id) => !always.includes(id))
  if (!equal(needed)) return null
  for (const id of needed) {
    const fewer = needed.filter((one) => one !== id)
    if (equal(fewer)) needed = fewer
  }
  return needed.every((id) => ALLOWED[id]?.(written, span) ?? true) ? needed : null
}

const withoutFiller = foldOf(READER_FOLDINGS.filter((id) => id !== 'filler'))
const length = (text: string): number => [...text].length

/** What must hold of keyword and piece beside being equal once folded. */
const ALLOWED: Readonly<Partial<Record<FoldingId, (written: string, span: string) => boolean>>> = {
  // A single sign in a list that stands for several letters is no way to write these: ⅵ is not in video.
  width: (written) => length(foldOf(['width']).text(written)) === length(written),
  'look-alike': (_, span) => /[A-Za-z]/.test(span),
  // Filler that the list itself writes must be there.
  filler: (written) => fillerRuns(withoutFiller.text(written)) === null,
}
