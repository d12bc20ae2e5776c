import { expect, test } from 'vitest'
import { cutOut } from '../../../src/analyse/triggers/cut.ts'

test.each([
  { stretches: [], cut: 'abcdef' },
  { stretches: [[2, 4]], cut: 'ab\u0000ef' },
  {
    stretches: [
      [3, 5],
      [1, 4],
    ],
    cut: 'a\u0000f',
  },
  {
    stretches: [
      [0, 6],
      [1, 2],
    ],
    cut: '\u0000',
  },
  {
    stretches: [
      [0, 1],
      [1, 2],
    ],
    cut: '\u0000\u0000cdef',
  },
] satisfies { stretches: [number, number][]; cut: string }[])('$stretches', ({ stretches, cut }) => {
  expect(cutOut('abcdef', stretches)).toBe(cut)
})
