import { expect, test } from 'vitest'
import { seededRandom } from '../../../src/lib/random.ts'
import { permutationShare, smallestPs } from '../../../src/traffic/trials/permutation.ts'
import { testedClients } from '../../../src/traffic/trials/clients.ts'
import { type Firings, testClient } from '../../../src/traffic/trials/tests.ts'
import { layWindows } from '../../../src/traffic/trials/windows.ts'
import { message } from '../messages.ts'

/** Four trials of a word and four controls; the trials at these places fire. */
function shares(directions: readonly ('sent' | 'received')[], firing: readonly number[]): Float64Array {
  const trials = directions.map((direction, index) =>
    message({ atUtcMs: index * 1000, direction, label: index < 4 ? 'word' : 'control' }),
  )
  const { all } = testedClients(trials, layWindows(trials, 100), seededRandom(1))
  const firings: Firings = new Map([
    ['up', new Map(firing.map((trial) => [trial, { latencyMs: 1, outboundBytes: 1 }]))],
  ])
  const tested = all.map((client) => testClient(client, trials, firings))
  return smallestPs(tested, { trials, firings, random: seededRandom(2) })
}

test('labels change places as chance has it', () => {
  // Of the 70 ways to choose 4 of 8, two give 4 against 0 or the reverse: p = 2/70
  const found = shares(
    Array.from({ length: 8 }, () => 'sent'),
    [0, 1, 2, 3],
  )
  expect(found).toHaveLength(1000)
  const extreme = found.filter((p) => Math.abs(p - 2 / 70) < 1e-9).length
  expect(Math.abs(extreme - (1000 * 2) / 70)).toBeLessThan(20)
})

test('labels stay within their direction', () => {
  // All of the word were sent, all controls received: nothing can change places
  const found = shares(['sent', 'sent', 'sent', 'sent', 'received', 'received', 'received', 'received'], [0, 1, 2, 3])
  expect(new Set(found.map((p) => Math.round(p * 70))).size).toBe(1)
  expect(permutationShare(2 / 70, found)).toBe(1)
})

test('the real labels count as one of the reshuffles', () => {
  const smallest = Float64Array.from([0.5, 0.2, 0.1])
  expect(permutationShare(0.01, smallest)).toBe(1 / 4)
  expect(permutationShare(0.2, smallest)).toBe(3 / 4)
  expect(permutationShare(0.1 * (1 - 1e-9), smallest)).toBe(2 / 4)
})
