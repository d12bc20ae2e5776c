import { expect, test } from 'vitest'
import { type DatasetRecord, findings } from '../dataset.ts'

const said = (account: string, address: string, text = 'hi'): DatasetRecord => ({ account, address, text })
const present = (account: string, address: string): DatasetRecord => ({
  account,
  address,
  family: 'skypelogininfo',
  message: false,
})

/** Counts by reading, without the words. */
async function readings(records: readonly DatasetRecord[], family?: string) {
  const { rows, denominator, caveats } = await findings('address-roles', { records }, family)
  const counts = rows.map((row) => [row['reading'], row['pairs'], row['accounts'], row['addresses'], row['records']])
  return { rows, counts, denominator, caveats }
}

test.each<[string, readonly DatasetRecord[], string]>([
  ['only the account was present', [present('ann', '1.0.0.1')], 'own'],
  ['it was present twice', [present('ann', '1.0.0.1'), present('ann', '1.0.0.1')], 'own'],
  ['it and another were present', [present('ann', '1.0.0.1'), present('bob', '1.0.0.1')], 'shared'],
  ['another was present', [present('bob', '1.0.0.1')], 'correspondent'],
  ['two others were present', [present('bob', '1.0.0.1'), present('eve', '1.0.0.1')], 'correspondent'],
  ['nobody was present', [], 'unresolved'],
  ['it was present elsewhere', [present('ann', '1.0.0.2')], 'unresolved'],
  ['it called somebody from there', [{ ...present('ann', '1.0.0.1'), peer: '5550100' }], 'unresolved'],
  ['a record of presence names nobody', [present('', '1.0.0.1')], 'unresolved'],
])('%s: %s', async (_when, others, reading) => {
  const { counts } = await readings([said('ann', '1.0.0.1'), ...others])
  expect(counts.filter(([, pairs]) => pairs !== 0)).toEqual([[reading, 1, 1, 1, 1]])
})

test('pairs are counted once, records all, and every reading has its row', async () => {
  const { rows, counts, denominator, caveats } = await readings([
    said('ann', '1.0.0.1'),
    said('ann', '1.0.0.1', 'again'),
    said('ann', '1.0.0.2'),
    said('bob', '1.0.0.1'),
    said('carl', '1.0.0.1'),
    said('dora', '1.0.0.9'),
    said('dora', ''),
    said('', '1.0.0.1'),
    present('ann', '1.0.0.1'),
    present('bob', '1.0.0.2'),
    present('eve', '1.0.0.2'),
  ])
  expect(counts).toEqual([
    ['own', 1, 1, 1, 2],
    ['shared', 0, 0, 0, 0],
    ['correspondent', 3, 3, 2, 3],
    ['unresolved', 1, 1, 1, 1],
  ])
  expect(rows.map((row) => row['share_of_records'])).toEqual([1 / 3, 0, 1 / 2, 1 / 6])
  expect(denominator).toBe('6 records with an account and an address')
  expect(caveats).toEqual(['2 records without an account or a valid address not counted here.'])
})

test('nothing logged has four rows and no share', async () => {
  const { rows, counts } = await readings([])
  expect(counts).toEqual(['own', 'shared', 'correspondent', 'unresolved'].map((reading) => [reading, 0, 0, 0, 0]))
  expect(rows.map((row) => row['share_of_records'])).toEqual([null, null, null, null])
})

test('a family is read by the same presence', async () => {
  const records = [
    said('ann', '1.0.0.1'),
    present('ann', '1.0.0.1'),
    present('bob', '1.0.0.2'),
    present('eve', '1.0.0.2'),
  ]
  expect((await readings(records, 'skypelogininfo')).counts).toEqual([
    ['own', 1, 1, 1, 1],
    ['shared', 2, 2, 1, 2],
    ['correspondent', 0, 0, 0, 0],
    ['unresolved', 0, 0, 0, 0],
  ])
})
