import type { Counted } from '../../lib/fisher.ts'
import type { WordFinding } from '../../model/trial.ts'
import type { Comparison } from './comparisons.ts'
import { MOST_TRIALS, POWER } from './power.ts'

/** What a sentence is made of, beside the finding. */
export interface Said {
  finding: Omit<WordFinding, 'sentence'>
  blocking: Comparison
  windowMs: number
  /** Different words under test, of this client. */
  words: number
}

const percent = (share: number): string => `${(100 * share).toFixed(1).replace(/\.0$/, '')} %`
const small = (p: number): string => (p >= 0.001 ? p.toFixed(3).replace(/\.?0+$/, '') : p.toExponential(1))
const seconds = (ms: number): string => `${Number((ms / 1000).toFixed(3))} s`
const outOf = ({ successes, total }: Counted): string => `${successes} of ${total}`
const messages = ({ finding: { word }, words }: Said): string =>
  word === null ? `messages with any of the ${words} words` : 'messages with this word'

function followed(said: Said): string {
  const { finding, windowMs } = said
  const { trials, fired, controls, controlsFired, endpoint, p, q } = finding
  const tested = p === null || q === null ? '' : ` (p = ${small(p)}, q = ${small(q)})`
  const request = endpoint ?? 'a request of its own'
  return `${fired} of ${trials} ${messages(said)} and ${controlsFired} of ${controls} controls were followed by ${request} within ${seconds(windowMs)}${tested}`
}

function displayed({ blocking }: Said): string {
  const { one, other, p, q } = blocking
  if (one.total === 0 || other.total === 0) return 'Whether messages were displayed is not known.'
  const tested = ` (p = ${small(p)}, q = ${small(q)})`
  return `Of those of which it is known, ${outOf(one)} were not displayed, and ${outOf(other)} controls${tested}.`
}

const atMost = ({ finding: { upperBound } }: Said): string =>
  `with 95 % confidence at most ${percent(upperBound)} of such messages are followed by it`

function away({ finding: { endpoint, chanceShare } }: Said): string {
  if (endpoint === null) return ''
  if (chanceShare === null) return '; no time without messages was left to compare with'
  return `; ${percent(chanceShare)} of windows laid at random away from messages hold it`
}

/** What would settle it. */
function advice({ finding: { moreTrials, controls, trials } }: Said): string {
  if (trials === 0) return 'There is no message with a word under test.'
  if (controls === 0) return 'There is no control message of this client to compare with.'
  if (moreTrials === null) return `At these shares even ${MOST_TRIALS} trials would not tell.`
  const trialsMore = moreTrials === 1 ? '1 more trial' : `${moreTrials} more trials`
  return `${trialsMore} and as many controls would tell with a chance of ${percent(POWER)}.`
}

const SENTENCES: Record<WordFinding['verdict'], (said: Said) => string> = {
  'uploads-and-blocks': (said) => `${followed(said)}. ${displayed(said)}`,
  'uploads-only': (said) => `${followed(said)}. ${displayed(said)}`,
  uploads: (said) => `${followed(said)}. ${displayed(said)}`,
  'blocks-only': (said) => `${displayed(said)} ${followed(said)}: ${atMost(said)}.`,
  'no-effect': (said) => `${followed(said)}: ${atMost(said)}. ${displayed(said)}`,
  'uploads-anything': (said) => `${followed(said)}${away(said)}: the word is not the reason. ${displayed(said)}`,
  'cannot-tell': (said) => `${followed(said)}${away(said)}. ${displayed(said)} ${advice(said)}`,
}

/** A verdict with its numbers, in words. */
export const sentenceOf = (said: Said): string => SENTENCES[said.finding.verdict](said)
