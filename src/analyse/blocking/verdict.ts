import type { BlockedShare } from './share.ts'

export const VERDICTS = {
  blocked: 'most of its messages were not displayed, and it is not shown that some were',
  'merely logged': 'most of its messages were displayed, and it is not shown that some were blocked',
  both: 'some were blocked and some displayed: clients that differ',
  'cannot tell': 'neither is shown',
} as const

export type Verdict = keyof typeof VERDICTS

/** Share of calls that may be false. */
export const LEVEL = 0.05

/** What a share says, given the q-values of its two tests. */
export function verdictOf(
  { low, high }: Pick<BlockedShare, 'low' | 'high'>,
  q: { blocked: number; displayed: number },
): Verdict {
  const [someBlocked, someDisplayed] = [q.blocked <= LEVEL, q.displayed <= LEVEL]
  if (someBlocked && someDisplayed) return 'both'
  if (someBlocked && low > 0.5) return 'blocked'
  return someDisplayed && high < 0.5 ? 'merely logged' : 'cannot tell'
}
