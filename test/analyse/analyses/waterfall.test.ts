import { expect, test } from 'vitest'
import { findings, SMALL } from '../dataset.ts'

const steps = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map((row) => [row['step'], row['messages'], row['share_of_previous']])

test('every step of the small case', async () => {
  const { rows, denominator } = await findings('waterfall', SMALL)
  expect(steps(rows)).toEqual([
    ['logged', 9, null],
    ['sendings', 8, 8 / 9],
    ['unique', 5, 5 / 8],
    ['without-english-obscenity', 4, 4 / 5],
    ['with-listed-keyword', 2, 2 / 4],
  ])
  expect(denominator).toBe('each step of the one before, from 9 logged messages')
  expect(rows[4]?.['ci_low']).toBeCloseTo(0.15, 4) // Wilson: 2 of 4
  expect(rows[4]?.['ci_high']).toBeCloseTo(0.85, 4)
})

test('without lists the waterfall ends at the obscenity step', async () => {
  const { rows } = await findings('waterfall', { ...SMALL, lists: [] })
  expect(rows.at(-1)?.['step']).toBe('without-english-obscenity')
})
