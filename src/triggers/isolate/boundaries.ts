/** How likely a component begins or ends at each place of a text, relative to others, as the segmentation sees it. */
export interface Boundaries {
  /** For each character: that a component begins with it. The mean is 1. */
  starts: Float64Array
  /** For each place 0…n: that a component ends before it. The mean is 1. */
  ends: Float64Array
}

/** Pieces of a text in order; joined they have as many characters (code points) as it. */
export type Segment = (characters: readonly string[]) => readonly string[]

/** Where a cut falls: at the edge of a piece of one, two or more characters, of a sign or blank, or within a piece. */
type Edge = 'single' | 'two' | 'long' | 'sign' | 'within'

/**
 * Shares of components that begin at such an edge. Measured: words of the published TOM-Skype and LINE lists put into 3,000
 * stretches of real Chinese text messages; ends are alike within a percent.
 */
const SHARES: Readonly<Record<Edge, number>> = { single: 0.25, two: 0.59, long: 0.14, sign: 0.003, within: 0.017 }

const IS_SIGN = /^[^\p{L}\p{N}]+$/u

function edgeOf(piece: string, length: number): Edge {
  if (IS_SIGN.test(piece)) return 'sign'
  if (length === 1) return 'single'
  return length === 2 ? 'two' : 'long'
}

/** What is rare in this text and common among components weighs most: Bayes, with the text's own shares as base rates. */
function weighed(edges: readonly Edge[]): Float64Array {
  const counts = new Map<Edge, number>()
  for (const edge of edges) counts.set(edge, (counts.get(edge) ?? 0) + 1)
  const weights = Float64Array.from(edges, (edge) => SHARES[edge] / ((counts.get(edge) ?? 0) + 1))
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length)
  return weights.map((weight) => weight / mean)
}

/** Weighs every place of a text by its segmentation. */
export function boundariesOf(characters: readonly string[], segment: Segment): Boundaries {
  const starts: Edge[] = characters.map(() => 'within')
  const ends: Edge[] = ['within', ...starts]
  let at = 0
  for (const piece of segment(characters)) {
    const length = [...piece].length
    starts[at] = edgeOf(piece, length)
    at += length
    if (at > characters.length) throw new RangeError('pieces are longer than the text')
    ends[at] = edgeOf(piece, length)
  }
  return { starts: weighed(starts), ends: weighed(ends) }
}
