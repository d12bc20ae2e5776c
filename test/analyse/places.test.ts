import { expect, test } from 'vitest'
import { placesOf, type PlacesWanted } from '../../src/analyse/places.ts'
import { wilson } from '../../src/lib/stats.ts'
import { load } from './dataset.ts'

const line = (server: string, account: string, address: string) => ({ server, account, address, text: 'x' })

async function asked(wanted: PlacesWanted) {
  const { store, close } = await load({
    records: [
      line('log01', 'ann', '1.0.0.1'),
      line('log01', 'ann', '1.0.0.1'),
      line('log01', 'bob', '1.0.0.2'),
      line('log02', 'ann', '2.0.0.1'),
      line('log02', 'eve', '10.0.0.1'),
      line('log02', 'eve', '9.9.9.9'),
      line('log01', 'eve', ''),
      { server: 'log01', family: 'skypelogininfo', message: false, account: 'zoe', address: '2.0.0.1' },
    ],
    tables: {
      addresses: [
        { address: '1.0.0.1', version: 4, country: 'CN' },
        { address: '1.0.0.2', version: 4, country: 'CN' },
        { address: '2.0.0.1', version: 4, country: 'US' },
        { address: '10.0.0.1', version: 4, country: 'reserved' },
      ],
    },
  })
  try {
    return await placesOf(store, wanted)
  } finally {
    await close()
  }
}

test('records, addresses and accounts by country; unknown and reserved apart; shares of the records with an address', async () => {
  const { places, placed, without } = await asked({})
  expect(places.map(({ country, records, addresses, accounts }) => [country, records, addresses, accounts])).toEqual([
    ['CN', 3, 2, 2],
    ['US', 1, 1, 1],
    ['reserved', 1, 1, 1],
    ['unknown', 1, 1, 1],
  ])
  expect([placed, without]).toEqual([6, 1])
  expect(places[0]).toMatchObject({ share: 0.5, ...wilson(3, 6) })
  expect(places.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
})

test('of one server, or of a kind of log that holds no messages', async () => {
  expect((await asked({ server: 'log02' })).places.map(({ country }) => country)).toEqual(['US', 'reserved', 'unknown'])
  const login = await asked({ family: 'skypelogininfo' })
  expect(login.places).toMatchObject([{ country: 'US', records: 1, accounts: 1, share: 1 }])
  expect(await asked({ server: 'nowhere' })).toEqual({ places: [], placed: 0, without: 0 })
})
