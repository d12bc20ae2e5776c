import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { STREET } from '../network/street.ts'

test('the account with the most ties, its lines first, then those of others beside them', async () => {
  const { rows } = await findings('widest-circle', { records: STREET })
  expect(rows.map(({ hop, from, to, weight, reading }) => [hop, from, to, weight, reading])).toEqual([
    [0, 'ann', '1.0.0.1', 4, 'own'],
    [1, 'bob', '1.0.0.1', 2, 'correspondent'],
    [1, 'gus', '1.0.0.1', 1, 'group'],
  ])
})

test('nobody is tied to anybody: no circle', async () => {
  const { rows } = await findings('widest-circle', { records: STREET.filter(({ account }) => account === 'cai') })
  expect(rows).toEqual([])
})
