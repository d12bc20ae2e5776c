import { benjaminiHochberg } from '../../lib/corrections.ts'
import { seededRandom } from '../../lib/random.ts'
import { once } from '../once.ts'
import { type Classes, fitClasses, type Fitted, refitClasses } from './mixture.ts'
import { type Keyword, keywordsOf, LEFT_OUT, type Observed, observedOf } from './observed.ts'
import { type BlockedShare, blockedShare } from './share.ts'
import { countsOf, sameEverywhere, strataOf } from './strata.ts'
import { LEVEL, type Verdict, verdictOf } from './verdict.ts'

/** What was found of one keyword. */
export interface Judged extends BlockedShare {
  keyword: Keyword
  qBlocked: number
  qDisplayed: number
  verdict: Verdict
}

export interface Blocking {
  judged: readonly Judged[]
  /** Messages that were looked at: all but campaigns and what has no date or account. */
  messages: number
  conversations: number
  fitted: Fitted
  /** False where messages are sent again as often whatever they say: then sending again tells nothing of blocking. */
  couldTell: boolean
}

const SEED = 2008
/** Resamples of accounts that the classes are fitted to. */
const RESAMPLES = 20

/** Shares of blocked messages by keyword, once for all who need them. */
export const blockingOf = once(async (view): Promise<Blocking> => {
  const observed = await observedOf(view)
  return judge(observed, await keywordsOf(view, observed))
})

/** The same of messages at hand. */
export function judge(observed: Observed, keywords: readonly Keyword[]): Blocking {
  const strata = strataOf(observed.cell, keywords)
  const counts = countsOf(observed.cell, strata, () => 1)
  const couldTell = sameEverywhere(counts) <= LEVEL
  const whole = fitClasses(counts)
  const resampled = resamples(observed, (drawn) => refitClasses(countsOf(observed.cell, strata, drawn), whole).classes)
  const shares = keywords.map((keyword) => ({ keyword, ...blockedShare(keyword.counts, resampled) }))
  const qDisplayed = benjaminiHochberg(shares.map(({ pBlocked }) => pBlocked))
  const qBlocked = benjaminiHochberg(shares.map(({ pDisplayed }) => pDisplayed))
  const judged = shares.map((share, at) => {
    const q = { blocked: qBlocked[at] ?? 1, displayed: qDisplayed[at] ?? 1 }
    const verdict = couldTell ? verdictOf(share, q) : 'cannot tell'
    return { ...share, qBlocked: q.blocked, qDisplayed: q.displayed, verdict }
  })
  return {
    judged,
    messages: observed.cell.reduce((sum, cell) => sum + (cell === LEFT_OUT ? 0 : 1), 0),
    conversations: observed.found.threads.length,
    fitted: whole,
    couldTell,
  }
}

/** Classes fitted to accounts drawn again and again (Poisson bootstrap: each account counts 0, 1, 2, … times). */
function resamples({ found }: Observed, fit: (drawn: (row: number) => number) => Classes): Classes[] {
  const { account, accounts } = found.sendings.corpus
  const chance = seededRandom(SEED)
  return Array.from({ length: RESAMPLES }, () => {
    const times = Uint8Array.from(accounts, () => poisson(chance.share()))
    return fit((row) => times[account[row] ?? 0] ?? 0)
  })
}

/** A Poisson number of mean 1 for a uniform one. */
function poisson(share: number): number {
  let [count, chance, sum] = [0, Math.exp(-1), Math.exp(-1)]
  while (sum < share && count < 8) {
    count += 1
    chance /= count
    sum += chance
  }
  return count
}
