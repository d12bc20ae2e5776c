import { expect, test } from 'vitest'
import { codingOutcome } from '../../../src/analyse/coding/outcome.ts'
import { wilson } from '../../../src/lib/stats.ts'
import type { Coding, CodingLabel } from '../../../src/model/coding.ts'

/** Labels of items a, b, c, …: y, n, u, or - for none. */
const coded = (letters: string): Map<string, CodingLabel> =>
  new Map(
    [...letters].flatMap((letter, at) => {
      const label = ({ y: 'yes', n: 'no', u: 'unclear' } as const)[letter]
      return label === undefined ? [] : [[String.fromCharCode(97 + at), label] as const]
    }),
  )

const coding = (first: string, second: string, third: string | null = null): Coding => ({
  query: 'q',
  hits: 1000,
  coders: [coded(first), coded(second)],
  adjudicator: third === null ? null : coded(third),
  sheets: [],
})

const ITEMS = new Set([...'abcdefgh'.split(''), ...Array.from({ length: 992 }, (_, at) => `item-${at}`)])

test('items of both coders count; agreement, kappa and precision follow from them', () => {
  const found = codingOutcome(coding('yyyn-nu', 'yyynyyy'), ITEMS)
  expect(found).toMatchObject({ coded: 6, agree: 4, adjudicated: 0, relevant: 3, disputed: 2 })
  expect(found.precision?.value).toBe(4 / 6)
  expect(found.precisionBeyond).toEqual({ value: 4 / 6, low: wilson(3, 6).low, high: wilson(5, 6).high })
  expect(found.precision?.low).toBeGreaterThan(wilson(3, 6).low)
  expect(found.precision?.high).toBeLessThan(wilson(5, 6).high)
  expect(found.kappa?.value).toBeCloseTo((4 / 6 - (3 * 5 + 2 * 1) / 36) / (1 - (3 * 5 + 2 * 1) / 36))
})

test('a third coder settles what was not agreed on, and nothing else', () => {
  const found = codingOutcome(coding('yynnuu', 'yynyyu', 'nnyynu'), ITEMS)
  expect(found).toMatchObject({ coded: 6, agree: 4, adjudicated: 3, relevant: 3, disputed: 1 })
  expect(found.precision?.value).toBe(3.5 / 6)
})

test('what both call unclear is in dispute, though they agree', () => {
  expect(codingOutcome(coding('uy', 'uy'), ITEMS)).toMatchObject({ agree: 2, relevant: 1, disputed: 1 })
})

test('an item that is no hit is left out; without any there is no precision', () => {
  expect(codingOutcome(coding('yy', 'yn'), new Set(['b']))).toMatchObject({ coded: 1, agree: 0 })
  expect(codingOutcome(coding('yy', 'yn'), new Set())).toMatchObject({
    coded: 0,
    precision: null,
    precisionBeyond: null,
    kappa: null,
  })
})

test('every hit read by both leaves no doubt about these hits', () => {
  expect(codingOutcome(coding('yynn', 'yynn'), new Set('abcd')).precision).toEqual({ value: 0.5, low: 0.5, high: 0.5 })
})
