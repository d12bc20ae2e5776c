import { CELLS, CLASSES, classesOfCell } from './features.ts'

/** How many pairs fell into each cell: as logged, and on average when accounts are moved apart. */
export interface CellCounts {
  logged: Float64Array
  byChance: Float64Array
}

const ROUNDS = 60
/** Added to each class, so that one never seen has a small share and not none. */
const PRIOR = 0.5
const SIZES = Object.values(CLASSES)
const CELL_CLASSES = Array.from({ length: CELLS }, (_, cell) => classesOfCell(cell))

/** Shares of the classes of each feature, of counts by cell. */
type Shares = readonly Float64Array[]

function sharesOf(counts: Float64Array): Shares {
  const sums = SIZES.map((size) => new Float64Array(size))
  for (const [cell, count] of counts.entries())
    if (count > 0) for (const [feature, of] of (CELL_CLASSES[cell] ?? []).entries()) add(sums[feature], of, count)
  return sums.map((sum) => {
    const total = sum.reduce((all, count) => all + count, 0) + PRIOR * sum.length
    return sum.map((count) => (count + PRIOR) / total)
  })
}

function add(sum: Float64Array | undefined, at: number, count: number): void {
  if (sum !== undefined) sum[at] = (sum[at] ?? 0) + count
}

const logOfEach = (shares: Shares): Shares => shares.map((share) => share.map(Math.log))

const logOfCell = (logs: Shares, classes: readonly number[]): number =>
  classes.reduce((sum, of, feature) => sum + (logs[feature]?.[of] ?? 0), 0)

/** Features that hang together even by chance: a campaign's texts are alike, repeated, and reach the same strangers. */
const JOINT = ['address', 'words', 'repeat', 'meetings'] as const
const JOINT_PLACES = JOINT.map((name) => Object.keys(CLASSES).indexOf(name))
/** Pairs that the features as if independent are worth beside the counted ones. */
const PRIOR_PAIRS = 20

const jointOf = (classes: readonly number[]): number =>
  JOINT_PLACES.reduce((sum, place) => sum * (SIZES[place] ?? 1) + (classes[place] ?? 0), 0)

/** Logarithm of the share of each cell among pairs by chance: some features counted together, the others as independent. */
function chanceLogs(byChance: Float64Array): Float64Array {
  const logs = logOfEach(sharesOf(byChance))
  const counts = new Map<number, number>()
  let total = PRIOR_PAIRS
  for (const [cell, count] of byChance.entries()) {
    const joint = jointOf(CELL_CLASSES[cell] ?? [])
    counts.set(joint, (counts.get(joint) ?? 0) + count)
    total += count
  }
  return Float64Array.from(CELL_CLASSES, (classes) => {
    const together = JOINT_PLACES.reduce((sum, place) => sum + (logs[place]?.[classes[place] ?? 0] ?? 0), 0)
    const counted = ((counts.get(jointOf(classes)) ?? 0) + PRIOR_PAIRS * Math.exp(together)) / total
    return logOfCell(logs, classes) - together + Math.log(counted)
  })
}

/**
 * Fits the logged pairs as a mixture of linked ones, whose features are taken as independent, and of chance, whose shares
 * are known from the moved times (EM with one class fixed). Gives the log-likelihood ratio of every cell.
 */
export function fittedRatios({ logged, byChance }: CellCounts): Float64Array {
  const chance = chanceLogs(byChance)
  const total = logged.reduce((sum, count) => sum + count, 0)
  const shareOf = (linked: Float64Array): number =>
    Math.min(0.9, Math.max(1e-6, linked.reduce((sum, count) => sum + count, 0) / total))
  const ratiosOf = (linked: Float64Array): Float64Array => {
    const logs = logOfEach(sharesOf(linked))
    return chance.map((log, cell) => logOfCell(logs, CELL_CLASSES[cell] ?? []) - log)
  }
  let linked = logged.map((count, cell) => Math.max(0, count - (byChance[cell] ?? 0)))
  for (let round = 0; round < ROUNDS; round += 1) {
    const share = shareOf(linked)
    const ratios = ratiosOf(linked)
    linked = logged.map((count, cell) => {
      const odds = (share / (1 - share)) * Math.exp(ratios[cell] ?? 0)
      return (count * odds) / (1 + odds)
    })
  }
  return ratiosOf(linked)
}
