import { expect, test } from 'vitest'
import { findings, SMALL, type Dataset } from '../dataset.ts'

const values = async (dataset: Dataset, family?: string) =>
  Object.fromEntries((await findings('counts', dataset, family)).rows.map((row) => [row['measure'], row['value']]))

test('copies, resends and unique messages of the small case', async () => {
  expect(await values(SMALL)).toEqual({
    message_records: 9,
    unique_messages: 5,
    sendings: 8,
    copies: 1,
    resends: 3,
    distinct_texts: 5,
    accounts: 4,
    addresses: 5,
    rejects: 1,
    all_rejects: 2,
    evidence_items: 3,
    undecryptable_items: 1,
  })
})

test('a family that holds no messages is counted when it is named', async () => {
  expect(await values(SMALL, 'onlineuser')).toMatchObject({
    message_records: 1,
    accounts: 1,
    addresses: 1,
    rejects: 1,
    undecryptable_items: 0,
  })
})

test('the same line in another family is one sending and no copy', async () => {
  const line = { account: 'ann', address: '1.0.0.1', text: 'a', at: 't1' }
  const records = [line, { ...line, family: 'chat' }, { ...line, family: 'chat', server: 'fs02' }]
  expect(await values({ records })).toMatchObject({ message_records: 3, sendings: 1, copies: 1, resends: 0 })
})

test('records without an account or an address name nobody', async () => {
  expect(await values({ records: [{ text: 'a' }, { text: 'b', account: 'ann' }] })).toMatchObject({
    accounts: 1,
    addresses: 0,
  })
})

test('an undecryptable item is counted once, whatever is inside it, and again at another place', async () => {
  const stream = { evidence_id: 'e1', kind: 'undecryptable' }
  const streams = [
    { ...stream, path: 'a.tar' },
    { ...stream, path: 'a.tar!x', container_path: 'x' },
    { ...stream, path: 'a.tar!y!z', container_path: 'y!z' },
    { ...stream, path: 'b.tar' },
  ]
  expect(await values({ tables: { streams } })).toMatchObject({ undecryptable_items: 2 })
})
