import { expect, test } from 'vitest'
import { judged, labelled, measured, STATE_NAMES } from './labelled.ts'

/** Two of the worlds that `bench/readings.ts` measures 20 of; the model was fitted on others. */
test.each([7, 19])('world %i: pairs are read right, and as surely as they may be', async (seed) => {
  for (const [state, one] of await labelled(seed, 'small', STATE_NAMES)) {
    const { pairs, error, accuracy, decided } = measured(judged(one))
    expect(pairs, state).toBeGreaterThan(1500)
    expect(error, state).toBeLessThan(0.025)
    expect(accuracy, state).toBeGreaterThan(0.955)
    expect(decided, state).toBeGreaterThan(state === 'all' ? 0.97 : 0.88)
  }
})
