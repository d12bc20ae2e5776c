import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { said, STREET } from '../network/street.ts'

test('who stands beside other people’s addresses only, with those whose clients logged it', async () => {
  const { rows, denominator, policy } = await findings('exposed-contacts', { records: STREET })
  expect(
    rows.map(({ account, unique_messages: messages, records, addresses, hosts, target_hosts: targets, reading }) => [
      account,
      messages,
      records,
      addresses,
      hosts,
      targets,
      reading,
    ]),
  ).toEqual([
    ['bob', 2, 2, 1, 1, 0, 'contact'],
    ['gus', 1, 2, 2, 2, 0, 'contact'],
  ])
  for (const { probability } of rows) expect(Number(probability)).toBeGreaterThan(0.8)
  expect(denominator).toBe('9 accounts with messages beside an address, 7 users of the watching client among them')
  expect(policy).toBe('decided from a probability of 0.8')
})

test('who wrote twice from a net bar it was never seen present at may be a customer or not', async () => {
  const zed = [3, 4].map((day) => said(['zed', '1.0.0.9'], `kite ${day}`, [day, 5000]))
  const { rows } = await findings('exposed-contacts', { records: [...STREET, ...zed] })
  expect(rows.map(({ account, hosts, reading }) => [account, hosts, reading])).toContainEqual(['zed', 5, 'cannot tell'])
})

test('no record, no row', async () => {
  expect((await findings('exposed-contacts', {})).rows).toEqual([])
})
