import { expect, test } from 'vitest'
import { textPriors } from '../../../src/triggers/isolate/priors.ts'

const even = (count: number) =>
  textPriors({ starts: new Float64Array(count).fill(1), ends: new Float64Array(count + 1).fill(1) })
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)
const component = (start: number) => ({ text: '甲乙', start, end: start + 2 })

test('starts are likelier to the left, and nothing is needed before something was found', () => {
  const starts = even(100).starts({ found: [], from: 0 })
  expect(starts).toHaveLength(101)
  expect(sum(starts)).toBeCloseTo(1)
  expect(starts[10]).toBeGreaterThan(starts[90] ?? 1)
  expect(starts[100]).toBe(0)
})

const stop = (found: number, from: number) =>
  even(100)
    .starts({ found: Array.from({ length: found }, () => component(from - 1)), from })
    .at(-1) ?? 0

test('the further to the right and the more were found, the likelier that is all', () => {
  expect(stop(1, 90)).toBeGreaterThan(stop(1, 10))
  expect(stop(4, 50)).toBeGreaterThan(stop(1, 50))
  expect(stop(6, 50)).toBeGreaterThan(0.99)
})

test('ends: two characters are likeliest, and none is impossible', () => {
  const ends = even(100).ends({ found: [], from: 20 }, { start: 20, firstEnd: 21 })
  expect(ends).toHaveLength(80)
  expect(sum(ends)).toBeCloseTo(1)
  expect(ends.indexOf(Math.max(...ends))).toBe(1)
  expect(Math.min(...ends)).toBeGreaterThan(0)
})
