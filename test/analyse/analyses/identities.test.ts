import { expect, test } from 'vitest'
import { findings, SMALL } from '../dataset.ts'

test('one row for each account, with the reading its addresses allow', async () => {
  const { rows, denominator } = await findings('identities', {
    ...SMALL,
    records: [
      ...(SMALL.records ?? []),
      { account: 'eve', address: '1.0.0.7', text: 'hi', at: 't1' },
      { text: 'nobody' },
    ],
  })
  const common = { records: 1, unique_messages: 1 }
  expect(rows).toEqual([
    { account: 'ann', records: 4, unique_messages: 1, addresses: 2, shared_addresses: 1, role: 'shared address' },
    { account: 'bob', records: 2, unique_messages: 2, addresses: 2, shared_addresses: 1, role: 'shared address' },
    { account: 'dora', records: 2, unique_messages: 1, addresses: 2, shared_addresses: 0, role: 'several addresses' },
    { account: 'carl', ...common, addresses: 0, shared_addresses: 0, role: 'no address' },
    { account: 'eve', ...common, addresses: 1, shared_addresses: 0, role: 'single address' },
  ])
  expect(denominator).toBe('5 accounts with 7 unique messages')
})
