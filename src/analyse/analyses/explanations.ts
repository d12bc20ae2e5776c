import { defineAnalysis } from '../analysis.ts'
import { shareCaveat } from '../corpus.ts'
import { counted } from '../measures.ts'
import { ALPHA, LEAST_MESSAGES } from '../targets/calls.ts'
import { type Found, foundOf } from '../targets/found.ts'
import { ASSUMED_TARGETS, MODELS, SUFFICIENT_POWER } from '../targets/models.ts'

const percentOf = (share: number): string => `${(100 * share).toFixed(2)} %`

/** What each model was fitted to, in words and numbers. */
function parametersOf({ calls, groups }: Found): Record<keyof typeof MODELS, string> {
  const { single, mixture, unknown } = calls.habits
  const { ordinary, target, targetShare } = mixture
  const accounts = `everybody: ${percentOf(ordinary.unexplained.mean)} unexplained (correlation ${ordinary.unexplained.correlation.toFixed(2)}); ${percentOf(targetShare)} of accounts: ${percentOf(target.unexplained.mean)} unexplained, ${percentOf(target.short.mean)} of it short`
  return {
    keywords: `everybody: ${percentOf(single.unexplained.mean)} unexplained (correlation ${single.unexplained.correlation.toFixed(2)})`,
    accounts,
    groups: `${accounts}; ${counted(groups.length, 'group')}`,
    'unknown list': `everybody: ${percentOf(unknown.unexplained.mean)} unexplained (correlation ${unknown.unexplained.correlation.toFixed(2)})`,
  }
}

export default defineAnalysis({
  id: 'explanations',
  question:
    'What explains best why messages were logged: keywords, targeted accounts, targeted groups, or a list not known?',
  columns: {
    model: 'what the logging is explained by',
    meaning: 'that in words',
    parameters: 'numbers that were fitted',
    fitted: 'what they came to',
    log_likelihood: 'natural logarithm of the chance of what is seen',
    bic: 'Bayesian information criterion over accounts: lower is better',
    bic_above_best: 'how much it is above the best model; 2 is positive evidence, 10 very strong (Kass and Raftery)',
    verdict: 'the answer, the same in every row: one of the models, or cannot tell',
    reason: 'why',
    accounts_called: `accounts with q ≤ ${ALPHA}, where the model with targets is better than that without`,
    groups_found: 'groups of them whose unexplained messages answer each other',
    power: `chance that at least one of ${ASSUMED_TARGETS} targets would have been found, if accounts are chosen as messages fall on them`,
    power_5: 'chance that a target with 5 messages would have been found',
    power_10: 'the same with 10 messages',
    power_20: 'the same with 20 messages',
  },
  caveats: [
    `Keywords only is the answer only where targets would have been found with a chance of ${SUFFICIENT_POWER} or more; else the answer is cannot tell.`,
    'Power is for targets half of whose explained messages would be unexplained, three in ten of these short; who is targeted more gently is found less often.',
    'The models describe how unexplained messages are spread over accounts, and how many are short. What else may spread them so (one faulty client, one server with another list) is not among them.',
    `Accounts with fewer than ${LEAST_MESSAGES} distinct messages count in the comparison of models but cannot be called.`,
  ],
  personal: {},
  async run(view) {
    const found = await foundOf(view)
    const { models, verdict, calls, groups, evidence, corpus } = found
    const fitted = parametersOf(found)
    const best = Math.min(...models.map(({ bic }) => bic))
    const common = {
      verdict: verdict.model,
      reason: verdict.reason,
      accounts_called: calls.tested.filter(({ called }) => called).length,
      groups_found: groups.length,
      power: verdict.power,
      power_5: calls.powerAt(5),
      power_10: calls.powerAt(10),
      power_20: calls.powerAt(20),
    }
    return {
      rows: models.map(({ model, parameters, logLikelihood, bic }) => ({
        model,
        meaning: MODELS[model],
        parameters,
        fitted: fitted[model],
        log_likelihood: logLikelihood,
        bic,
        bic_above_best: bic - best,
        ...common,
      })),
      denominator: counted(evidence.length, 'account'),
      policy: 'unique = account + text, near-duplicates once',
      caveats: shareCaveat(corpus),
    }
  },
})
