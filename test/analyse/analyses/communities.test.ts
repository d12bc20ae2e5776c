import { expect, test } from 'vitest'
import { type DatasetRecord, findings } from '../dataset.ts'
import { present, said, STREET } from '../network/street.ts'

test('people who write to each other, not the customers of a net bar', async () => {
  const { rows, denominator } = await findings('communities', { records: STREET })
  const pair = { accounts: 2, edges: 1, third_account: null }
  expect(rows).toEqual([
    { community: 1, ...pair, messages: 2, first_account: 'ann', second_account: 'bob' },
    { community: 2, ...pair, messages: 1, first_account: 'eve', second_account: 'gus' },
  ])
  expect(denominator).toMatch(/^4 accounts with a tie that binds; modularity 0\.\d{3}$/)
})

test('streets that nobody joins are communities of their own, the larger first', async () => {
  const elsewhere: DatasetRecord[] = [
    present('xia', '2.0.0.1'),
    ...[1, 2, 3, 4].map((day) => said(['xia', '2.0.0.1'], `boat ${day}`, [day, 100])),
    said(['yan', '2.0.0.1'], 'boat?', [1, 60]),
    said(['yan', '2.0.0.1'], 'boat!', [1, 160]),
    said(['zoe', '2.0.0.1'], 'a boat', [2, 60]),
  ]
  const { rows } = await findings('communities', { records: [...elsewhere, ...STREET] })
  expect(rows.map((row) => [row['accounts'], row['first_account'], row['third_account']])).toEqual([
    [3, 'xia', 'zoe'],
    [2, 'ann', null],
    [2, 'eve', null],
  ])
})
