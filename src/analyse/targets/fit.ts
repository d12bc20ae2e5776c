import { tabulated } from '../../lib/beta-binomial.ts'
import { type Counts, type Habit, logLikelihood } from './null.ts'

/** Accounts with the same counts; there are few such cells however many accounts. */
export interface Cell extends Counts {
  accounts: number
}

export function cellsOf(all: readonly Counts[]): Cell[] {
  const cells = new Map<string, Cell>()
  for (const { messages, unexplained, short } of all) {
    const key = `${messages} ${unexplained} ${short}`
    const cell = cells.get(key)
    if (cell === undefined) cells.set(key, { messages, unexplained, short, accounts: 1 })
    else cell.accounts += 1
  }
  return [...cells.values()]
}

/** So many messages, and so many of them short. */
export interface Shortness {
  messages: number
  short: number
}

/** What may be true of a habit, and what is known of it beforehand. */
export interface Bounds {
  /** Share of unexplained messages, and their correlation within an account: least and most. */
  mean: readonly [number, number]
  correlation: readonly [number, number]
  /** Least correlation of being short. */
  shortCorrelation: number
  /** Messages that are as often short as the unexplained ones of this habit. */
  alike: Shortness
}

const logit = (share: number): number => Math.log(share / (1 - share))
const shareOf = (value: number): number => 1 / (1 + Math.exp(-value))
const within = (value: number, [low, high]: readonly [number, number]): number => Math.min(high, Math.max(low, value))

/** Steps of the search, in logits. */
const FIRST_STEP = 1
const LAST_STEP = 0.01
const START_CORRELATION = 0.05

type Point = readonly [number, number]

/** Climbs from a point by steps along the axes, halved where none goes up (Hooke and Jeeves, JACM 8:212, 1961). */
function climb(valueAt: (point: Point) => number, start: Point): Point {
  let [point, best] = [start, valueAt(start)]
  for (let step = FIRST_STEP; step > LAST_STEP; ) {
    const [x, y] = point
    const tries: Point[] = [
      [x + step, y],
      [x - step, y],
      [x, y + step],
      [x, y - step],
    ]
    const better = tries.map((at) => ({ at, value: valueAt(at) })).find(({ value }) => value > best + 1e-9)
    if (better === undefined) step /= 2
    else [point, best] = [better.at, better.value]
  }
  return point
}

/** Habit under which the cells are likeliest, each counted as often as its weight says. */
export function fitHabit(cells: readonly Cell[], weights: readonly number[], bounds: Bounds): Habit {
  const weightOf = (at: number): number => weights[at] ?? 0
  const sum = (of: (cell: Cell) => number): number =>
    cells.reduce((total, cell, at) => total + weightOf(at) * of(cell), 0)
  const unexplained = sum((cell) => cell.unexplained)
  const most = cells.reduce((largest, { messages }) => Math.max(largest, messages), 0)
  const shapeAt = ([mean, correlation]: Point) => ({
    mean: within(shareOf(mean), bounds.mean),
    correlation: within(shareOf(correlation), bounds.correlation),
  })
  const valueAt = (point: Point): number => {
    const logChance = tabulated(shapeAt(point), most)
    return cells.reduce((total, cell, at) => total + weightOf(at) * logChance(cell.unexplained, cell.messages), 0)
  }
  const start: Point = [logit((unexplained + 0.5) / (sum((cell) => cell.messages) + 1)), logit(START_CORRELATION)]
  const looked = unexplained + bounds.alike.messages
  const short = (sum((cell) => cell.short) + bounds.alike.short + 0.5) / (looked + 1)
  return {
    unexplained: shapeAt(climb(valueAt, start)),
    short: { mean: short, correlation: Math.max(bounds.shortCorrelation, 1 / (looked + 2)) },
  }
}

/** Log-likelihood of how many of the explained messages are short, which the ordinary habit answers for, too. */
const ofExplained = ({ short: { mean } }: Habit, { messages, short }: Shortness): number =>
  short * Math.log(mean) + (messages - short) * Math.log1p(-mean)

/** Log-likelihood of all accounts when all have one habit. */
export const logLikelihoodOf = (habit: Habit, cells: readonly Cell[], explained: Shortness): number =>
  cells.reduce((sum, cell) => sum + cell.accounts * logLikelihood(habit, cell), ofExplained(habit, explained))

/** Two kinds of account: those logged for words, and so large a share that is logged whatever it writes. */
export interface Mixture {
  ordinary: Habit
  target: Habit
  targetShare: number
  logLikelihood: number
}

/** Rounds of expectation and maximisation; the likelihood has stopped growing long before. */
const ROUNDS = 40
const CONVERGED = 1e-3

/** Log-likelihood of one account under either kind with its share, ordinary first. */
const logJoint = ({ ordinary, target, targetShare }: Omit<Mixture, 'logLikelihood'>, counts: Counts): Point => [
  Math.log1p(-targetShare) + logLikelihood(ordinary, counts),
  Math.log(targetShare) + logLikelihood(target, counts),
]

const logSum = ([one, other]: Point): number => Math.max(one, other) + Math.log1p(Math.exp(-Math.abs(one - other)))

const chanceOfSecond = ([one, other]: Point): number => 1 / (1 + Math.exp(one - other))

interface Kinds {
  ordinary: Bounds
  /** What a target may be like beside this ordinary habit. */
  target: (ordinary: Habit) => Bounds
  /** First guess of the chance that an account is a target. */
  start: (counts: Counts) => number
}

/** Fits both kinds by expectation and maximisation (Dempster, Laird, Rubin, JRSS B 39:1, 1977). */
export function fitMixture(cells: readonly Cell[], kinds: Kinds): Mixture {
  const accounts = cells.reduce((sum, cell) => sum + cell.accounts, 0)
  const step = (chances: readonly number[]): Mixture => {
    const targets = cells.map((cell, at) => cell.accounts * (chances[at] ?? 0))
    const ordinary = fitHabit(
      cells,
      cells.map((cell, at) => cell.accounts - (targets[at] ?? 0)),
      kinds.ordinary,
    )
    const target = fitHabit(cells, targets, kinds.target(ordinary))
    const share = within(targets.reduce((sum, n) => sum + n, 0) / accounts, [1e-6, 0.5])
    const both = { ordinary, target, targetShare: share }
    const explained = ofExplained(ordinary, kinds.ordinary.alike)
    return {
      ...both,
      logLikelihood: cells.reduce((sum, cell) => sum + cell.accounts * logSum(logJoint(both, cell)), explained),
    }
  }
  let found = step(cells.map(kinds.start))
  for (let round = 1; round < ROUNDS; round += 1) {
    const next = step(cells.map((cell) => chanceOfSecond(logJoint(found, cell))))
    const gain = next.logLikelihood - found.logLikelihood
    found = next
    if (gain < CONVERGED) break
  }
  return found
}
