import type { Verdict } from '../../model/trial.ts'

/** What the tests of a word came to. */
export interface Tested {
  /** An endpoint is requested more often after the word than after controls: q ≤ 0.05, permutation share ≤ 0.05, effect > 0. */
  uploads: boolean
  /** Messages with the word are not displayed more often than controls: q ≤ 0.05, effect > 0. */
  blocks: boolean
  /** Controls are followed by the endpoint as well, nearly as often, and more often than chance has it: q ≤ 0.05. */
  uploadsAnything: boolean
  /** Had the word always been followed by the endpoint, the test would have called it; and nothing hints at an effect. */
  uploadsSettled: boolean
  /** The same for blocking, with the messages of which it is known. */
  blocksSettled: boolean
  /** Nothing hints at blocking. */
  noHintOfBlocking: boolean
}

interface Rule {
  verdict: Verdict
  when: (tested: Tested) => boolean
  reason: string
}

/** The first rule that holds gives the verdict; when none does, it cannot be told. */
export const VERDICT_RULES: readonly Rule[] = [
  {
    verdict: 'uploads-and-blocks',
    when: ({ uploads, blocks }) => uploads && blocks,
    reason: 'both effects passed their tests',
  },
  {
    verdict: 'uploads-only',
    when: ({ uploads, blocksSettled }) => uploads && blocksSettled,
    reason: 'the upload passed, and blocking would have been seen had there been any',
  },
  {
    verdict: 'uploads',
    when: ({ uploads }) => uploads,
    reason: 'the upload passed, but too little is known of what was displayed',
  },
  {
    verdict: 'uploads-anything',
    when: ({ uploadsAnything }) => uploadsAnything,
    reason: 'messages without the word are followed as well, so that the word cannot be the reason',
  },
  {
    verdict: 'blocks-only',
    when: ({ blocks, uploadsSettled }) => blocks && uploadsSettled,
    reason: 'blocking passed, and an upload would have been seen had there always been one',
  },
  {
    verdict: 'no-effect',
    when: ({ blocks, uploadsSettled, noHintOfBlocking }) => !blocks && uploadsSettled && noHintOfBlocking,
    reason: 'an upload would have been seen had there always been one, and nothing hints at any effect',
  },
]

export const verdictOf = (tested: Tested): Verdict =>
  VERDICT_RULES.find(({ when }) => when(tested))?.verdict ?? 'cannot-tell'
