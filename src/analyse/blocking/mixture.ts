/** How often a message was sent again within minutes: counts from this on are one class. */
export const MOST_AGAIN = 12
/** A message is seen as how often it was sent again (0 … `MOST_AGAIN`) and whether it was answered: this many cells. */
export const CELLS = 2 * (MOST_AGAIN + 1)

export const cellOf = (again: number, isAnswered: boolean): number =>
  2 * Math.min(MOST_AGAIN, again) + (isAnswered ? 1 : 0)

/** How often the messages of a cell were sent again, and whether (1 or 0) they were answered. */
const againIn = (cell: number): number => cell >> 1
const answeredIn = (cell: number): number => cell % 2

/** Probability of each cell for a message that was blocked, and for one that was displayed. */
export interface Classes {
  blocked: Float64Array
  displayed: Float64Array
}

/** What the two classes hang on. */
interface Parameters {
  /** Mean and shape of the negative binomial number of sendings again, of blocked messages. */
  mean: number
  shape: number
  /** Chance of each sending again of a displayed message (geometric): a habit. */
  habit: number
  answeredBlocked: number
  answeredDisplayed: number
}

/** From people who give up after a try or two, each as he likes, to a Poisson number. */
const SHAPES = [0.5, 1, 2, 4, 8, 1000]
const ROUNDS = 80
/** Habit beyond this would be no habit: then the classes could not be told apart. */
const MOST_HABIT = 0.2

/** Probabilities of 0, 1, … `MOST_AGAIN` and more. */
function negativeBinomial(mean: number, shape: number): number[] {
  const ratio = mean / (shape + mean)
  const all: number[] = []
  let share = Math.exp(shape * Math.log(shape / (shape + mean)))
  for (let again = 0; again < MOST_AGAIN; again += 1) {
    all.push(share)
    share *= ((again + shape) / (again + 1)) * ratio
  }
  return [...all, Math.max(1e-12, 1 - all.reduce((sum, one) => sum + one, 0))]
}

const geometric = (again: number): number[] => [
  ...Array.from({ length: MOST_AGAIN }, (_, count) => (1 - again) * again ** count),
  again ** MOST_AGAIN,
]

const withAnswers = (shares: readonly number[], answered: number): Float64Array =>
  Float64Array.from(
    { length: CELLS },
    (_, cell) => (shares[againIn(cell)] ?? 0) * (answeredIn(cell) === 1 ? answered : 1 - answered),
  )

const classesOf = ({ mean, shape, habit, answeredBlocked, answeredDisplayed }: Parameters): Classes => ({
  blocked: withAnswers(negativeBinomial(mean, shape), answeredBlocked),
  displayed: withAnswers(geometric(habit), answeredDisplayed),
})

/** Expected numbers of messages by cell, of the two classes. */
interface Expected {
  blocked: Float64Array
  displayed: Float64Array
  logLikelihood: number
}

/** Splits the messages of all strata into the two classes, and moves the share of each stratum to what it then is. */
function split(strata: readonly Float64Array[], shares: number[], classes: Classes): Expected {
  const found = { blocked: new Float64Array(CELLS), displayed: new Float64Array(CELLS), logLikelihood: 0 }
  for (const [stratum, counts] of strata.entries()) {
    const share = shares[stratum] ?? 0
    let [blockedThere, all] = [0, 0]
    for (const [cell, count] of counts.entries()) {
      if (count === 0) continue
      const hidden = share * (classes.blocked[cell] ?? 0)
      const either = hidden + (1 - share) * (classes.displayed[cell] ?? 0)
      const part = (count * hidden) / either
      found.blocked[cell] = (found.blocked[cell] ?? 0) + part
      found.displayed[cell] = (found.displayed[cell] ?? 0) + count - part
      found.logLikelihood += count * Math.log(either)
      blockedThere += part
      all += count
    }
    shares[stratum] = all === 0 ? share : Math.min(0.9999, Math.max(0.0001, blockedThere / all))
  }
  return found
}

const totalOf = (counts: Float64Array, weight: (cell: number) => number): number =>
  counts.reduce((sum, count, cell) => sum + count * weight(cell), 0)

/** The likeliest parameters for messages split so; half a message of either kind keeps shares from 0 and 1. */
function likeliest({ blocked, displayed }: Expected, shape: number): Parameters {
  const [hidden, shown] = [totalOf(blocked, () => 1), totalOf(displayed, () => 1)]
  const shownAgain = totalOf(displayed, againIn)
  return {
    shape,
    mean: Math.max(0.2, (totalOf(blocked, againIn) + 0.5) / (hidden + 0.5)),
    habit: Math.min(MOST_HABIT, (shownAgain + 0.05) / (shown + shownAgain + 1)),
    answeredBlocked: (totalOf(blocked, answeredIn) + 0.5) / (hidden + 1),
    answeredDisplayed: (totalOf(displayed, answeredIn) + 0.5) / (shown + 1),
  }
}

export interface Fitted extends Parameters {
  classes: Classes
  logLikelihood: number
}

/** From where a fit begins when nothing is known: blocked messages are sent again twice, displayed ones hardly ever. */
const BEGIN = { mean: 2, habit: 0.01, answeredBlocked: 0.2, answeredDisplayed: 0.4 } as const

function fitted(strata: readonly Float64Array[], begin: Parameters, rounds: number): Fitted {
  let at = begin
  const shares = strata.map(() => 0.5)
  let logLikelihood = 0
  for (let round = 0; round < rounds; round += 1) {
    const expected = split(strata, shares, classesOf(at))
    logLikelihood = expected.logLikelihood
    at = likeliest(expected, at.shape)
  }
  return { ...at, logLikelihood, classes: classesOf(at) }
}

/**
 * Fits two classes of messages, shared by all strata, with a share of blocked ones in each (EM; Dempster, Laird, Rubin 1977). A
 * stratum is the messages that hold one keyword: that the shares differ is what makes the classes known.
 */
export const fitClasses = (strata: readonly Float64Array[]): Fitted =>
  SHAPES.map((shape) => fitted(strata, { ...BEGIN, shape }, ROUNDS)).reduce((best, fit) =>
    fit.logLikelihood > best.logLikelihood ? fit : best,
  )

/** The same of a resample: from the fit of the whole, which is near, in fewer rounds; its own shape or a neighbour of it. */
export function refitClasses(strata: readonly Float64Array[], whole: Fitted): Fitted {
  const at = SHAPES.indexOf(whole.shape)
  return SHAPES.slice(Math.max(0, at - 1), at + 2)
    .map((shape) => fitted(strata, { ...whole, shape }, ROUNDS / 4))
    .reduce((best, fit) => (fit.logLikelihood > best.logLikelihood ? fit : best))
}
