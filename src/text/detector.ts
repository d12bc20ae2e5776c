/** A private value in a normal text (see `normalise`): offsets in UTF-16 units of that text. */
export interface Find {
  start: number
  end: number
  /** The value without layout, so that two spellings of one value are equal. */
  value: string
}

/** One kind of private value. One file in `sensitive/`; the index is generated. */
export interface Detector {
  id: string
  title: string
  /** What a hit has to pass: check digits, ranges, words beside it. */
  validates: string
  /** Where the rule stands. */
  source: string
  /** Words that people put before such a value; what they decide stands in `validates`. */
  cues: { readonly zh: readonly string[]; readonly en: readonly string[] }
  /** Every value of the kind in a normal text, from left to right; time grows with the length of the text. */
  find(text: string): readonly Find[]
}

export const defineDetector = (detector: Detector): Detector => detector
