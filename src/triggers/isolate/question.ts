/** What a black box did with one text. */
export interface Seen {
  triggered: boolean
  /** The text as it came out, when the box hides parts of it; null when it does not say. */
  masked: string | null
}

/** A black box: something that takes a text and shows whether it acts on it. */
export interface Oracle {
  /** Throws OperatorError when no usable answer comes. */
  ask: (text: string) => Promise<Seen>
  close: () => Promise<void>
}

/** Why a run ends without a combination; a closed list of words with their meaning. */
export const DOUBTS = {
  'noise-budget': 'answers to the same text differ too often to be sure within the trials allowed for it',
  'test-limit': 'the most trials allowed are used up',
  'not-monotone':
    'what was found does not hold when it is tested by itself: for this box more text is not always more reason to act',
  'separator-triggers': 'the box acts on the separator by itself',
  'too-long': 'the text is longer than the box takes, and no part or pair of parts that it takes shows what triggers',
} as const

export type Doubt = keyof typeof DOUBTS

/** A run cannot go on, and a reason of the closed list says why. Caught where a verdict is made of it. */
export class CannotTell extends Error {
  override readonly name = 'CannotTell'
  readonly doubt: Doubt

  constructor(doubt: Doubt) {
    super(DOUBTS[doubt])
    this.doubt = doubt
  }
}
