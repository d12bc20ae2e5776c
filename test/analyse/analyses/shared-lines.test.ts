import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { STREET } from '../network/street.ts'

test('the net bar, and no other address', async () => {
  const { rows, denominator } = await findings('shared-lines', { records: STREET })
  expect(rows).toEqual([
    { address: '1.0.0.9', accounts: 5, present: 5, records: 20, reading: 'shared', probability: expect.any(Number) },
  ])
  expect(Number(rows[0]?.['probability'])).toBeGreaterThan(0.8)
  expect(denominator).toBe('3 addresses, of which 1 are read as shared')
})
