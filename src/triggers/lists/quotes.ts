import type { WordChange } from './changes.ts'

/** A word with stray quotation marks, and the same word without. */
export interface QuoteRepair {
  damaged: string
  /** Empty when nothing but marks was there. */
  clean: string
}

// RFC 4180 doubles quotation marks and encloses cells in them; spreadsheets turn them into typographic ones.
const MARKS = /["“”„＂]/g

/** A word without quotation marks and the spaces around it. */
const unquoted = (word: string): string => word.replace(MARKS, '').trim()

/**
 * Words that went and stand in the version without their quotation marks, as CSV read or written wrongly leaves them. A
 * word of nothing but marks counts where others were repaired with it.
 */
export function quoteRepairs({ removed }: Pick<WordChange, 'removed'>, now: ReadonlySet<string>): QuoteRepair[] {
  const pairs = removed
    .map((damaged) => ({ damaged, clean: unquoted(damaged) }))
    .filter(({ damaged, clean }) => clean !== damaged.trim())
  const repaired = pairs.filter(({ clean }) => now.has(clean))
  return repaired.length === 0 ? [] : pairs.filter(({ clean }) => clean === '' || now.has(clean))
}
