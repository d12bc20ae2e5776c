import { expect, test } from 'vitest'
import { countriesOf, recordsBehind, spansOf } from '../../../src/analyse/network/behind.ts'
import { load } from '../dataset.ts'
import { present, said } from './street.ts'

const DAY_MS = 86_400_000

async function asked<T>(ask: (store: Awaited<ReturnType<typeof load>>['store']) => Promise<T>): Promise<T> {
  const { store, close } = await load({
    records: [
      { ...said(['ann', '1.0.0.1'], 'one', [3, 0]), server: 'log01', family: 'contentfilter' },
      { ...said(['ann', '1.0.0.1'], 'one', [4, 0]), server: 'log01', family: 'contentfilter' },
      { ...said(['ann', '1.0.0.1'], 'two', [1, 0]), server: 'log02', family: 'contentfilter' },
      { ...said(['ann', '1.0.0.2'], 'three', [9, 0]), server: 'log01', family: 'contentfilter' },
      { ...present('ann', '1.0.0.1'), server: 'log01' },
      { account: 'bob', address: '1.0.0.1', text: 'undated', utcMs: null },
    ],
    tables: { addresses: [{ address: '1.0.0.1', version: 4, country: 'CN' }] },
  })
  try {
    return await ask(store)
  } finally {
    await close()
  }
}

test('records behind an account and an address, by kind of log and server', async () => {
  const found = await asked((store) => recordsBehind(store, { account: 'ann', address: '1.0.0.1' }))
  expect(found.map(({ server, family, records, texts }) => [server, family, records, texts])).toEqual([
    ['log01', 'contentfilter', 2, 1],
    ['log02', 'contentfilter', 1, 1],
    ['log01', 'skypelogininfo', 1, 1],
  ])
  expect(found[0]).toMatchObject({ is_message: 1, first_utc_ms: 3 * DAY_MS, last_utc_ms: 4 * DAY_MS })
  expect(found[2]).toMatchObject({ is_message: 0 })
})

test('without an address, all of the account', async () => {
  const found = await asked((store) => recordsBehind(store, { account: 'ann' }))
  expect(found[0]).toMatchObject({ server: 'log01', records: 3, last_utc_ms: 9 * DAY_MS })
})

test('first and last message; without a date neither', async () => {
  const spans = await asked((store) => spansOf(store, ['ann', 'bob', 'nobody']))
  expect(spans.toSorted((a, b) => (a.account < b.account ? -1 : 1))).toEqual([
    { account: 'ann', first_utc_ms: DAY_MS, last_utc_ms: 9 * DAY_MS },
    { account: 'bob', first_utc_ms: null, last_utc_ms: null },
  ])
})

test('where addresses are registered, as far as they were located', async () => {
  expect(await asked((store) => countriesOf(store, ['1.0.0.1', '1.0.0.2']))).toEqual(new Map([['1.0.0.1', 'CN']]))
})
