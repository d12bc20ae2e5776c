import { upperBound } from '../../lib/binomial.ts'
import { difference } from '../../lib/differences.ts'
import type { Random } from '../../lib/random.ts'
import { median, theilSen } from '../../lib/ranks.ts'
import type { TrialMessage, Verdict, WordFinding } from '../../model/trial.ts'
import { chanceShareOf, type TestedClient } from './clients.ts'
import { ALPHA, type Comparison, correct, rises, shareOf } from './comparisons.ts'
import { permutationShare, smallestPs } from './permutation.ts'
import { trialsNeeded } from './power.ts'
import { couldTell, followsAnything, referencesOf, type Reported, reportedOf, type Rulings } from './reported.ts'
import { sentenceOf } from './sentences.ts'
import { type ClientTests, type Firings, type Firing, familyOf, testClient, type WordTests } from './tests.ts'
import { type Tested, verdictOf } from './verdicts.ts'

/** Fewer points make no slope and no correlation. */
export const LEAST_PAIRS = 10

interface Context {
  client: ClientTests
  reference: string | null
  anything: ReadonlySet<string>
  rulings: Rulings
  trials: readonly TrialMessage[]
  windowMs: number
}

/** A share that is higher than that of controls, though not by enough to be called. */
function hints({ comparison, basis }: Reported, word: WordTests, chanceShare: number | null): boolean {
  if (!rises(comparison)) return false
  // Where an upload is known to go, one that nothing else explains is reason enough for doubt
  if (basis === 'reference')
    return comparison.p <= ALPHA || (comparison.other.successes === 0 && (chanceShare ?? 0) === 0)
  return comparison.p * Math.max(1, word.firing.size) <= ALPHA
}

function testedOf(word: WordTests, reported: Reported, context: Context & { chanceShare: number | null }): Tested {
  const { rulings, anything, chanceShare } = context
  const { blocking } = word
  const { comparison, endpoint } = reported
  const blocks = rises(blocking) && blocking.q <= ALPHA
  const noHintOfBlocking = !(rises(blocking) && blocking.p <= ALPHA)
  return {
    uploads: reported.basis === 'called',
    blocks,
    uploadsAnything: endpoint !== null && anything.has(endpoint),
    uploadsSettled: couldTell(comparison, rulings.levelP) && !hints(reported, word, chanceShare),
    blocksSettled: couldTell(blocking, rulings.levelP) && noHintOfBlocking,
    noHintOfBlocking,
  }
}

/** Chance alone gives such a p every fourth time: so little says nothing about how often a word fires. */
const SUGGESTIVE_P = 0.25

/**
 * Further trials that would tell: at the shares that were seen when these say something, else for a word that is always
 * followed.
 */
function moreTrials(verdict: Verdict, comparison: Comparison, levelP: number): number | null {
  const { one, other, p } = comparison
  if (verdict !== 'cannot-tell' || one.total === 0 || other.total === 0) return null
  const saysSomething = rises(comparison) && (p <= SUGGESTIVE_P || couldTell(comparison, levelP))
  const shares = { one: saysSomething ? shareOf(one) : 1, other: shareOf(other) }
  const needed = trialsNeeded(shares, levelP)
  return needed === null ? null : Math.max(1, needed - Math.min(one.total, other.total))
}

/** Latency and slope of the trials of a word that fired. */
function courseOf(word: WordTests, fired: ReadonlyMap<number, Firing> | undefined, trials: readonly TrialMessage[]) {
  const hits = word.trials.flatMap((trial) => {
    const hit = fired?.get(trial)
    return hit === undefined ? [] : [{ ...hit, textBytes: Buffer.byteLength(trials[trial]?.text ?? '') }]
  })
  const pairs = hits.map(({ textBytes, outboundBytes }) => [textBytes, outboundBytes] as const)
  return {
    latencyMs: median(hits.map(({ latencyMs }) => latencyMs)),
    bytesPerTextByte: pairs.length < LEAST_PAIRS ? null : theilSen(pairs),
  }
}

function conclude(word: WordTests, context: Context): WordFinding {
  const { client, rulings, trials, windowMs } = context
  const reported = reportedOf(word, context)
  const { endpoint, comparison } = reported
  const { one, other, p, q } = comparison
  const chanceShare = endpoint === null ? null : chanceShareOf(client.client, endpoint)
  const verdict = verdictOf(testedOf(word, reported, { ...context, chanceShare }))
  const isTested = endpoint !== null && one.total > 0 && other.total > 0
  const effect = difference(one, other)
  const finding = {
    client: client.client.name,
    word: word.word,
    endpoint,
    trials: one.total,
    fired: one.successes,
    controls: other.total,
    controlsFired: other.successes,
    p: isTested ? p : null,
    q: isTested ? q : null,
    difference: effect?.difference ?? null,
    differenceLow: effect?.low ?? null,
    differenceHigh: effect?.high ?? null,
    upperBound: upperBound(one),
    chanceShare,
    permutationP: isTested ? rulings.permutationP(p) : null,
    ...courseOf(word, endpoint === null ? undefined : rulings.firings.get(endpoint), trials),
    blocked: word.blocking.one.successes,
    displayKnown: word.blocking.one.total,
    controlsBlocked: word.blocking.other.successes,
    controlsDisplayKnown: word.blocking.other.total,
    verdict,
    moreTrials: moreTrials(verdict, comparison, rulings.levelP),
  }
  const words = client.client.words.size
  return { ...finding, sentence: sentenceOf({ finding, blocking: word.blocking, windowMs, words }) }
}

/** Every client and word, and each client's words together, with tests, corrections and verdicts. */
export function concludeWords(
  clients: readonly TestedClient[],
  session: { trials: readonly TrialMessage[]; firings: Firings; windowMs: number; random: Random },
): WordFinding[] {
  const { trials, firings, windowMs, random } = session
  const tested = clients.map((client) => testClient(client, trials, firings))
  const levelP = correct(familyOf(tested))
  const smallest = smallestPs(tested, { trials, firings, random })
  const rulings: Rulings = { levelP, permutationP: (p) => permutationShare(p, smallest), firings }
  const references = referencesOf(tested, rulings)
  return tested.flatMap((client) => {
    const reference = references.get(client) ?? null
    const anything = followsAnything(client, rulings)
    return client.words.map((word) => conclude(word, { client, reference, anything, rulings, trials, windowMs }))
  })
}
