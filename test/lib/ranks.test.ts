import { expect, test } from 'vitest'
import { median, type Pair, spearman, theilSen } from '../../src/lib/ranks.ts'

const XS = [1, 2, 2, 4, 5, 6, 7, 7, 9, 10]
const YS = [3, 1, 4, 4, 6, 5, 9, 8, 8, 12]
const pairs: Pair[] = XS.map((x, index) => [x, YS[index] ?? 0])

test('the middle', () => {
  expect([median([]), median([3]), median([10, 9]), median([10, 2, 9])]).toEqual([null, 3, 9.5, 9])
})

test('ranks that are tied (SciPy 1.17: spearmanr)', () => {
  expect(spearman(pairs)).toBeCloseTo(0.932515337423313, 12)
  expect(spearman(pairs.map(([x, y]) => [x, -y]))).toBeCloseTo(-0.932515337423313, 12)
})

test('only the order counts', () => {
  expect(
    spearman([
      [1, 1],
      [2, 100],
      [3, 101],
      [4, 1e9],
    ]),
  ).toBe(1)
})

test('what does not vary has no correlation and no slope', () => {
  expect([
    spearman([
      [1, 2],
      [2, 2],
    ]),
    spearman([]),
    theilSen([
      [1, 2],
      [1, 3],
    ]),
    theilSen([]),
  ]).toEqual([null, null, null, null])
})

test('the slope is that of most pairs, whatever a few outliers say', () => {
  expect(theilSen(pairs)).toBeCloseTo(1, 12)
  expect(
    theilSen([
      [0, 0],
      [3, 4],
      [6, 8],
      [9, 12],
      [12, 16],
      [15, 900],
    ]),
  ).toBeCloseTo(4 / 3, 12)
})

test('a hundred thousand points take no longer than a thousand', () => {
  const many: Pair[] = Array.from({ length: 100_000 }, (_, index) => [index, 3 * index + (index % 7)])
  const startedAt = performance.now()
  expect(theilSen(many)).toBeCloseTo(3, 2)
  expect(spearman(many)).toBeCloseTo(1, 3)
  expect(performance.now() - startedAt).toBeLessThan(2000)
})
