import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Filter, pageOf } from '../../src/messages/index.ts'
import type { Store } from '../../src/store/index.ts'
import { filtered, loaded, TALK } from './loaded.ts'

let store: Store
let close: () => Promise<void>
beforeAll(async () => {
  ;({ store, close } = await loaded(TALK))
})
afterAll(() => close())

const DAY_MS = 86_400_000

/** First bytes of the records found: each record of the dataset has its own, 100 apart. */
const foundBy = async (asked: Partial<Filter>, revealed = false, order: 'oldest' | 'newest' = 'oldest') => {
  const window = { order, offset: 0, limit: 10 }
  const rows = await pageOf(store, { filter: filtered(asked), window, revealed })
  return rows.map(({ id }) => Number(id.split('-')[1]) / 100)
}

test('all messages, in the order of time, undated ones last', async () => {
  expect(await foundBy({})).toEqual([0, 1, 2, 3, 5, 4])
  expect(await foundBy({}, false, 'newest')).toEqual([4, 5, 3, 2, 1, 0])
  expect(await foundBy({ records: 'all' })).toEqual([6, 0, 1, 2, 3, 5, 4])
})

const NARROW: readonly [Partial<Filter>, readonly number[]][] = [
  [{ search: '法轮功' }, [0, 1, 2, 3]],
  [{ search: '法輪功 milk' }, [3]],
  [{ search: 'MILK -powder' }, [5]],
  [{ search: '"milk powder"' }, [3]],
  [{ search: '"powder milk"' }, []],
  [{ search: '%' }, []],
  [{ search: "'; DROP TABLE browse; --" }, []],
  [{ server: ['fs02'] }, [1, 2, 5]],
  [{ server: ['fs01', 'fs02'], family: ['sms'] }, [5]],
  [{ country: ['TW'] }, [2]],
  [{ country: [''] }, [5, 4]],
  [{ account: 'otter.lake9' }, [3, 5, 4]],
  [{ peer: 'bo' }, [3]],
  [{ address: '1.0.0.3' }, [3]],
  [{ list: 'list.txt' }, [0, 1, 2, 3, 5]],
  [{ list: 'list.txt', keyword: 'milk' }, [3, 5]],
  [{ list: 'no such list' }, []],
  [{ sensitive: 'mobile-cn' }, [4]],
  [{ fromUtcMs: 2 * DAY_MS }, [2, 3, 5]],
  [{ toUtcMs: 2 * DAY_MS }, [0, 1]],
  [{ fromUtcMs: 2 * DAY_MS, toUtcMs: 3 * DAY_MS + 1 }, [2, 3]],
  [{ dates: 'undated' }, [4]],
]
test.each(NARROW)('%j finds %j', async (asked, expected) => {
  expect(await foundBy(asked)).toEqual(expected)
})

test('what needs a reason is not found without one, neither by hits nor by their absence', async () => {
  for (const search of ['maple.wood88', '13800138000', '0013']) {
    expect([search, await foundBy({ search })]).toEqual([search, []])
    expect([search, await foundBy({ search }, true)]).toEqual([search, [4]])
    expect([search, await foundBy({ search: `-${search}` })]).toEqual([search, [0, 1, 2, 3, 5, 4]])
  }
  expect(await foundBy({ search: 'call' })).toEqual([4])
})

test('pages join without a gap or a repetition, from either end', async () => {
  const whole = await pageOf(store, {
    filter: filtered({ records: 'all' }),
    window: { order: 'oldest', offset: 0, limit: 9 },
    revealed: true,
  })
  for (const [order, expected] of [
    ['oldest', whole],
    ['newest', whole.toReversed()],
  ] as const) {
    const pages = [0, 2, 4, 6, 8].map((offset) =>
      pageOf(store, { filter: filtered({ records: 'all' }), window: { order, offset, limit: 2 }, revealed: true }),
    )
    expect((await Promise.all(pages)).flat()).toEqual(expected)
  }
})

test('a row is what was recorded', async () => {
  const [row] = await pageOf(store, {
    filter: filtered({ peer: 'bo' }),
    window: { order: 'oldest', offset: 0, limit: 1 },
    revealed: true,
  })
  expect(row).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{16}-300$/),
    observed_at_utc_ms: 3 * DAY_MS,
    server: 'fs01',
    family: 'contentfilter',
    direction: '',
    client_version: '',
    country: 'CN',
    account: 'otter.lake9',
    peer: 'bo',
    address: '1.0.0.3',
    text: 'Ｍilk powder, 法.轮.功',
  })
})
