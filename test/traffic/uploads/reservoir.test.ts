import { expect, test } from 'vitest'
import { seededRandom } from '../../../src/lib/random.ts'
import { addTo, newReservoir } from '../../../src/traffic/uploads/reservoir.ts'

test('early and late values are as likely to be kept', () => {
  const counts = [0, 0]
  for (let seed = 0; seed < 40; seed += 1) {
    const [reservoir, random] = [newReservoir(), seededRandom(seed)]
    for (let value = 0; value < 1024; value += 1) addTo(reservoir, value, random)
    expect([reservoir.kept.length, reservoir.seen]).toEqual([256, 1024])
    for (const value of reservoir.kept) counts[value < 512 ? 0 : 1] = (counts[value < 512 ? 0 : 1] ?? 0) + 1
  }
  expect(Math.abs((counts[0] ?? 0) / (40 * 256) - 0.5)).toBeLessThan(0.03)
})
