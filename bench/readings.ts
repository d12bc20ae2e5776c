import { calibrationBins, type Judged } from '../src/lib/calibration.ts'
import { judged, labelled, measured, STATE_NAMES } from '../test/analyse/network/labelled.ts'

/** How well pairs of account and address are read on lab worlds 1 to 20, none of which the model was fitted on. */
const SEEDS = Array.from({ length: 20 }, (_, at) => at + 1)

const byState = new Map(STATE_NAMES.map((state) => [state, [] as Judged[][]]))
for (const seed of SEEDS)
  for (const [state, one] of await labelled(seed, 'small', STATE_NAMES)) byState.get(state)?.push(judged(one))

const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)} %`)

console.log('logs of presence      pairs  decided  right of decided (worst world)  calibration error (worst world)')
for (const [state, worlds] of byState) {
  const all = measured(worlds.flat())
  const each = worlds.map(measured)
  const worstAccuracy = Math.min(...each.map(({ accuracy }) => accuracy))
  const worstError = Math.max(...each.map(({ error }) => error ?? 1))
  console.log(
    `${state.padEnd(20)} ${String(all.pairs).padStart(6)}  ${percent(all.decided).padStart(7)}  ${percent(all.accuracy).padStart(8)} (${percent(worstAccuracy)})  ${(all.error ?? 1).toFixed(4)} (${worstError.toFixed(4)})`,
  )
}
console.log('\nlogs of presence: all; probability from, pairs, mean probability, share right')
for (const bin of calibrationBins((byState.get('all') ?? []).flat()))
  console.log(
    `${bin.from.toFixed(1)}  ${String(bin.predictions).padStart(6)}  ${bin.probability.toFixed(3)}  ${bin.rightShare.toFixed(3)}`,
  )
