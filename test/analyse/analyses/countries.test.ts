import { expect, test } from 'vitest'
import { findings, SMALL } from '../dataset.ts'

test('reserved and unknown stand apart and the shares make one', async () => {
  const { rows, denominator, caveats } = await findings('countries', SMALL)
  expect(rows.map((row) => [row['country'], row['addresses'], row['records'], row['share_of_records']])).toEqual([
    ['CN', 2, 5, 5 / 8],
    ['US', 1, 1, 1 / 8],
    ['reserved', 1, 1, 1 / 8],
    ['unknown', 1, 1, 1 / 8],
  ])
  expect(rows[1]?.['ci_low']).toBeCloseTo(0.0224, 4) // Wilson: 1 of 8
  expect(rows[1]?.['ci_high']).toBeCloseTo(0.4709, 4)
  expect(denominator).toBe('8 records with an address')
  expect(caveats).toEqual(['1 record without a valid address not counted here.'])
})

test('an address that nobody placed is unknown', async () => {
  const { rows, caveats } = await findings('countries', { records: [{ account: 'a', address: '1.0.0.1', text: 'x' }] })
  expect(rows).toMatchObject([{ country: 'unknown', addresses: 1, records: 1, share_of_records: 1 }])
  expect(caveats).toEqual([])
})
