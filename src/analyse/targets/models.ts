import { logChoose } from '../../lib/factorials.ts'
import { ALPHA, type Calls, LEAST_MESSAGES, POSITIVE, TARGET_PARAMETERS } from './calls.ts'
import type { AccountEvidence } from './evidence.ts'
import type { Group } from './groups.ts'

/** What the logging is explained by. */
export const MODELS = {
  keywords: 'keywords only: every message was logged for a word, most of which are known',
  accounts: 'keywords, and accounts that are logged whatever they write',
  groups: 'keywords, accounts, and groups that are logged whatever is written in them',
  'unknown list': 'keywords or something else that everybody shares and that is mostly not known',
} as const

export type ModelId = keyof typeof MODELS

export interface Fitted {
  model: ModelId
  parameters: number
  logLikelihood: number
  /** Schwarz's criterion (Annals of Statistics 6:461, 1978): −2 log-likelihood + parameters · log(accounts); lower is better. */
  bic: number
}

/** Mean, correlation, and share of short messages. */
const KEYWORD_PARAMETERS = 3

/**
 * Log-likelihood that groups add to what accounts explain: Poisson counts of links among members, against as many as
 * chance makes, less what it takes to say which of the tested accounts are the members.
 */
const groupGain = ({ tested }: Calls, groups: readonly Group[]): number =>
  groups.reduce(
    (sum, { links, expectedLinks, accounts }) =>
      sum +
      links * Math.log(links / expectedLinks) -
      (links - expectedLinks) -
      logChoose(tested.length, accounts.length),
    0,
  )

/** The four models over all accounts; without a group the third equals the second and is one parameter dearer. */
export function modelsOf(evidence: readonly AccountEvidence[], calls: Calls, groups: readonly Group[]): Fitted[] {
  const { singleLogLikelihood, mixture, unknownLogLikelihood } = calls.habits
  const fitted = (model: ModelId, parameters: number, logLikelihood: number): Fitted => ({
    model,
    parameters,
    logLikelihood,
    bic: -2 * logLikelihood + parameters * Math.log(Math.max(1, evidence.length)),
  })
  const withTargets = KEYWORD_PARAMETERS + TARGET_PARAMETERS
  return [
    fitted('keywords', KEYWORD_PARAMETERS, singleLogLikelihood),
    fitted('accounts', withTargets, mixture.logLikelihood),
    fitted('groups', withTargets + Math.max(1, groups.length), mixture.logLikelihood + groupGain(calls, groups)),
    fitted('unknown list', KEYWORD_PARAMETERS, unknownLogLikelihood),
  ]
}

/** Targets that are assumed when it is asked whether any would have been found. */
export const ASSUMED_TARGETS = 5

/** Chance that must be reached before finding nothing says that nothing is there. */
export const SUFFICIENT_POWER = 0.8

/** Accounts with enough messages that must be there: from fewer it cannot be said what everybody is like. */
const LEAST_ACCOUNTS = 20

export interface Verdict {
  model: ModelId | 'cannot tell'
  /** Why, in one sentence without numbers. */
  reason: string
  /** Chance that at least one of `ASSUMED_TARGETS` targets would have been found, had accounts been targeted as messages fall on them. */
  power: number
}

/** Chance that a target would be found whose volume is that of the account of a message drawn at random. */
function meanPower(evidence: readonly AccountEvidence[], calls: Calls): number {
  const messages = evidence.reduce((sum, account) => sum + account.messages, 0)
  const found = evidence.reduce((sum, account) => sum + account.messages * calls.powerAt(account.messages), 0)
  return messages === 0 ? 0 : found / messages
}

/** The rule that decides between the models; it stands word for word in the method note. */
export function verdictOf(evidence: readonly AccountEvidence[], calls: Calls, models: readonly Fitted[]): Verdict {
  const power = 1 - (1 - meanPower(evidence, calls)) ** ASSUMED_TARGETS
  const bicOf = (id: ModelId): number => models.find(({ model }) => model === id)?.bic ?? Number.POSITIVE_INFINITY
  const better = (one: ModelId, other: ModelId): boolean => bicOf(one) + POSITIVE < bicOf(other)
  const called = calls.tested.filter((account) => account.called).length
  const standing = calls.tested.filter(({ q }) => q <= ALPHA).length
  const verdict = (model: Verdict['model'], reason: string): Verdict => ({ model, reason, power })
  if (calls.tested.length < LEAST_ACCOUNTS)
    return verdict('cannot tell', `too few accounts have ${LEAST_MESSAGES} messages or more to say what is usual`)
  if (better('unknown list', 'keywords') && better('unknown list', 'accounts'))
    return verdict('unknown list', 'most messages of most accounts hold no word that is known or was inferred')
  if (called > 0 && better('groups', 'accounts') && better('groups', 'keywords'))
    return verdict('groups', 'accounts stand out, and unexplained messages of some of them answer each other')
  if (called > 0 && better('accounts', 'keywords'))
    return verdict('accounts', 'accounts stand out against everybody else, and the model that has them is better')
  if (standing === 0 && power >= SUFFICIENT_POWER && !better('accounts', 'keywords'))
    return verdict('keywords', 'no account stands out, and targets would probably have been found')
  return verdict(
    'cannot tell',
    power < SUFFICIENT_POWER
      ? 'targets could be there without being found: too few messages, or too much that the list does not explain'
      : 'the test of the accounts and the comparison of the models disagree',
  )
}
