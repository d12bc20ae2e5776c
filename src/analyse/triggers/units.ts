import { grown } from './pair-numbers.ts'

/** Texts as rows of units: a run of Latin letters and digits, or any other single character. */
export interface Units {
  /** Number of the unit at each place of all texts, one after another; text `i` has those from `starts[i]` to `starts[i + 1]`. */
  unit: Int32Array
  starts: Uint32Array
  /** The units as written. */
  written: readonly string[]
}

/** What runs of Latin letters and digits are made of. */
export const LETTER = /[\p{Script=Latin}\p{Nd}\p{M}]/u

const UNIT = new RegExp(`${LETTER.source}+|.`, 'gsu')

/** A text as it is compared: which clients tell upper from lower case is not known, so the words found do not either. */
export const folded = (text: string): string => text.toLowerCase()

/** Pieces of a folded text, in their order. */
export const piecesOf = (text: string): string[] => text.match(UNIT) ?? []

/** Cuts folded texts into units. */
export function unitsOf(texts: readonly string[]): Units {
  const numbers = new Map<string, number>()
  const starts = new Uint32Array(texts.length + 1)
  let unit = new Int32Array(1 << 12)
  let size = 0
  for (const [index, text] of texts.entries()) {
    for (const piece of piecesOf(text)) {
      if (size === unit.length) unit = grown(unit)
      const number = numbers.get(piece) ?? numbers.size
      if (number === numbers.size) numbers.set(piece, number)
      unit[size] = number
      size += 1
    }
    starts[index + 1] = size
  }
  return { unit: unit.subarray(0, size), starts, written: [...numbers.keys()] }
}
