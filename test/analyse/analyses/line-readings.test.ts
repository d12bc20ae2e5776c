import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { STREET } from '../network/street.ts'

test('pairs and records of every reading; expected pairs are the sum of all probabilities', async () => {
  const { rows, denominator, policy } = await findings('line-readings', { records: STREET })
  expect(rows.map(({ reading, pairs, records, share_of_pairs: share }) => [reading, pairs, records, share])).toEqual([
    ['own', 2, 8, 0.2],
    ['shared', 5, 20, 0.5],
    ['correspondent', 1, 2, 0.1],
    ['group', 2, 2, 0.2],
    ['unresolved', 0, 0, 0],
  ])
  const expected = rows.map((row) => row['expected_pairs'])
  expect(expected[4]).toBeNull()
  expect(expected.reduce<number>((sum, one) => sum + Number(one), 0)).toBeCloseTo(10, 4)
  expect(denominator).toBe('10 pairs of an account and an address on message lines')
  expect(policy).toBe('decided from a probability of 0.8')
})

test('without pairs every reading has its row and no share', async () => {
  const { rows } = await findings('line-readings', {})
  expect(rows.map(({ pairs, share_of_pairs: share }) => [pairs, share])).toEqual(
    Array.from({ length: 5 }, () => [0, null]),
  )
})
