import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchLeaf } from '../../../src/triggers/isolate/split-tree.ts'

const search = (weights: readonly number[], limits: readonly number[], leaf: number) =>
  searchLeaf({ weights: Float64Array.from(weights), limits: Int32Array.from(limits) }, async (at) => leaf > at)

const leaves = fc.integer({ min: 1, max: 70 }).chain((count) =>
  fc.record({
    weights: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: count,
      maxLength: count,
    }),
    leaf: fc.nat(count - 1),
    spare: fc.nat(3),
  }),
)

test('finds every leaf within the limits of a bisection, whatever the weights', async () => {
  await fc.assert(
    fc.asyncProperty(leaves, async ({ weights, leaf, spare }) => {
      const limit = Math.ceil(Math.log2(weights.length)) + spare
      const reached = await search(
        weights,
        weights.map(() => limit),
        leaf,
      )
      expect(reached.leaf).toBe(leaf)
      expect(reached.questions).toBeLessThanOrEqual(limit)
    }),
  )
})

test('finds every leaf within the limits of a search one by one, whatever the weights', async () => {
  await fc.assert(
    fc.asyncProperty(leaves, async ({ weights, leaf, spare }) => {
      const limits = weights.map((_, at) => Math.min(at + 1, weights.length - 1) + spare)
      const reached = await search(weights, limits, leaf)
      expect(reached.leaf).toBe(leaf)
      expect(reached.questions).toBeLessThanOrEqual(limits[leaf] ?? 0)
    }),
  )
})

test('a heavy leaf is found at once where the limits allow it', async () => {
  const weights = Array.from({ length: 64 }, (_, at) => (at === 40 ? 100 : 0.01))
  expect(
    (
      await search(
        weights,
        weights.map(() => 9),
        40,
      )
    ).questions,
  ).toBe(2)
  expect(
    (
      await search(
        weights,
        weights.map(() => 6),
        40,
      )
    ).questions,
  ).toBe(6)
})

test('one leaf costs nothing; limits that no tree keeps are refused', async () => {
  expect(await search([1], [0], 0)).toEqual({ leaf: 0, questions: 0 })
  await expect(search([1, 1, 1], [1, 1, 1], 0)).rejects.toThrow('no tree keeps these limits')
  // 1/4 + 1/2 + 1/4 fills the space, but not in this order (Yeung 1991)
  await expect(search([1, 1, 1], [2, 1, 2], 0)).rejects.toThrow('no tree keeps these limits')
})

test('tells how many questions there may still be', async () => {
  const heard: number[] = []
  await searchLeaf(
    { weights: new Float64Array(16).fill(1), limits: new Int32Array(16).fill(4) },
    async (at, atMost) => {
      heard.push(atMost)
      return at < 0
    },
  )
  expect(heard).toEqual([4, 3, 2, 1])
})
