import { writeFileSync } from 'node:fs'
import { FEATURES, levelsAt } from '../src/analyse/network/features.ts'
import { READINGS } from '../src/analyse/network/readings.ts'
import { sendingsOf } from '../src/analyse/network/lines.ts'
import { totalsOf } from '../src/analyse/network/totals.ts'
import { type Labelled, labelled, STATE_NAMES } from '../test/analyse/network/labelled.ts'

/**
 * Fits the model that reads pairs of an account and an address, and writes its coefficients. Fitted on lab worlds 1001 to
 * 1030 (small) and 1101 to 1103 (medium), in every state of their logs of presence; its temperature on 1201 to 1210. Neither
 * is among the worlds that `bench/readings.ts` and the tests measure it on.
 */
const FIT = [...seeds(1001, 30, 'small'), ...seeds(1101, 3, 'medium')]
const CALIBRATE = seeds(1201, 10, 'small')
/** Strength of the ridge: the sum of squared weights is charged so much, against the log-likelihood of all pairs. */
const RIDGE = 2
const ROUNDS = 3000
const RATE = 0.05

function seeds(first: number, count: number, scale: 'small' | 'medium') {
  return Array.from({ length: count }, (_, at) => ({ seed: first + at, scale }))
}

/** Pairs that look the same, and how many of them are what. */
interface Pattern {
  /** Places of the levels among all weights of one reading. */
  active: readonly number[]
  counts: number[]
}

const offsets = FEATURES.map((_, at) => FEATURES.slice(0, at).reduce((sum, { levels }) => sum + levels.length, 0))
const WIDTH = FEATURES.reduce((sum, { levels }) => sum + levels.length, 1)

function gather(patterns: Map<string, Pattern>, { lines, truth }: Labelled): void {
  const totals = totalsOf(lines)
  for (const [pair, role] of truth.entries()) {
    if (role < 0 || sendingsOf(lines, pair) === 0) continue
    const levels = levelsAt(lines, totals, pair)
    const key = levels.join(' ')
    const active = [WIDTH - 1, ...levels.map((level, feature) => (offsets[feature] ?? 0) + level)]
    const pattern = patterns.get(key) ?? { active, counts: READINGS.map(() => 0) }
    pattern.counts[role] = (pattern.counts[role] ?? 0) + 1
    patterns.set(key, pattern)
  }
}

async function patternsOf(worlds: readonly { seed: number; scale: 'small' | 'medium' }[]): Promise<Pattern[]> {
  const patterns = new Map<string, Pattern>()
  for (const { seed, scale } of worlds)
    for (const one of (await labelled(seed, scale, STATE_NAMES)).values()) gather(patterns, one)
  return [...patterns.values()]
}

function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - highest))
  const sum = raised.reduce((total, one) => total + one, 0)
  return raised.map((one) => one / sum)
}

const scoresOf = (weights: readonly Float64Array[], active: readonly number[]): number[] =>
  weights.map((row) => active.reduce((sum, at) => sum + (row[at] ?? 0), 0))

const matrix = (): Float64Array[] => READINGS.map(() => new Float64Array(WIDTH))

/** Adam (Kingma and Ba, ICLR 2015) over all patterns at once: the loss is convex, so it ends where any method would. */
function fit(patterns: readonly Pattern[]): Float64Array[] {
  const [weights, first, second] = [matrix(), matrix(), matrix()]
  const total = patterns.reduce((sum, { counts }) => sum + counts.reduce((all, count) => all + count, 0), 0)
  for (let round = 1; round <= ROUNDS; round += 1) {
    const gradient = weights.map((row) => row.map((weight) => (RIDGE * weight) / total))
    for (const { active, counts } of patterns) {
      const all = counts.reduce((sum, count) => sum + count, 0)
      for (const [reading, probability] of softmax(scoresOf(weights, active)).entries()) {
        const error = (all * probability - (counts[reading] ?? 0)) / total
        const row = gradient[reading] ?? new Float64Array(0)
        for (const at of active) row[at] = (row[at] ?? 0) + error
      }
    }
    const rate = RATE * Math.min(1, (2 * (ROUNDS - round)) / ROUNDS + 0.01)
    for (const [reading, row] of weights.entries())
      for (let at = 0; at < WIDTH; at += 1) {
        const slope = gradient[reading]?.[at] ?? 0
        const [one = new Float64Array(0), two = new Float64Array(0)] = [first[reading], second[reading]]
        one[at] = 0.9 * (one[at] ?? 0) + 0.1 * slope
        two[at] = 0.999 * (two[at] ?? 0) + 0.001 * slope * slope
        const step = (one[at] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((two[at] ?? 0) / (1 - 0.999 ** round)) + 1e-8)
        row[at] = (row[at] ?? 0) - rate * step
      }
  }
  return weights
}

/** Mean negative log-likelihood of some pairs when all scores are divided by the temperature. */
function loss(weights: readonly Float64Array[], patterns: readonly Pattern[], temperature: number): number {
  let [sum, total] = [0, 0]
  for (const { active, counts } of patterns) {
    const probabilities = softmax(scoresOf(weights, active).map((score) => score / temperature))
    for (const [reading, count] of counts.entries()) {
      sum -= count * Math.log(Math.max(probabilities[reading] ?? 0, 1e-12))
      total += count
    }
  }
  return sum / total
}

/** Temperature scaling (Guo and others, ICML 2017): the one number that makes pairs of other worlds likeliest. */
function temperatureOf(weights: readonly Float64Array[], patterns: readonly Pattern[]): number {
  const candidates = Array.from({ length: 101 }, (_, at) => 0.5 + at * 0.015)
  const losses = candidates.map((candidate) => loss(weights, patterns, candidate))
  return candidates[losses.indexOf(Math.min(...losses))] ?? 1
}

const fitted = await patternsOf(FIT)
const weights = fit(fitted)
const held = await patternsOf(CALIBRATE)
const temperature = temperatureOf(weights, held)
console.error(
  `${fitted.length} patterns; loss ${loss(weights, fitted, 1).toFixed(4)}, on other worlds ${loss(weights, held, 1).toFixed(4)}, temperature ${temperature.toFixed(3)}: ${loss(weights, held, temperature).toFixed(4)}`,
)

const cell = (reading: number, at: number): string => ((weights[reading]?.[at] ?? 0) / temperature).toFixed(2)
const row = (at: number): string => `[${READINGS.map((_, reading) => cell(reading, at)).join(', ')}]`
const table = FEATURES.map(({ id, levels }, feature) => {
  const rows = levels.map((level, at) => `    '${level}': ${row((offsets[feature] ?? 0) + at)},`)
  return [`  '${id}': {`, ...rows, '  },'].join('\n')
})
writeFileSync(
  new URL('../src/analyse/network/coefficients.ts', import.meta.url),
  `/** Bias of each reading: own, shared, correspondent, group. Written by \`bench/fit-readings.ts\`, which says on what it was fitted. */
export const BIAS: readonly number[] = ${row(WIDTH - 1)}

/** Weights of each level of each feature for the four readings, in the same order; \`docs/network.md\` says how they are used. */
export const WEIGHTS: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
${table.join('\n')}
}
`,
)
