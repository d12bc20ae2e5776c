import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOf, placeOf, recordAt, type RecordDetail } from '../../src/messages/index.ts'
import type { Store } from '../../src/store/index.ts'
import { filtered, loaded, TALK } from './loaded.ts'

let store: Store
let close: () => Promise<void>
const ids = new Map<number, string>()
beforeAll(async () => {
  ;({ store, close } = await loaded(TALK))
  const window = { order: 'oldest', offset: 0, limit: 20 } as const
  for (const { id } of await pageOf(store, { filter: filtered({ records: 'all' }), window, revealed: true }))
    ids.set(Number(id.split('-')[1]) / 100, id)
})
afterAll(() => close())

async function record(nth: number): Promise<RecordDetail> {
  const place = await placeOf(store, ids.get(nth) ?? '')
  const found = place === null ? null : await recordAt(store, place)
  if (found === null) throw new Error('the record is not found')
  return found
}
const nths = (rows: readonly { id: string }[]) => rows.map(({ id }) => Number(id.split('-')[1]) / 100)

test('a record with its neighbours in the file and of the account', async () => {
  const { row, endByte, recordedTime, inStream, ofAccount } = await record(3)
  expect([row.text, endByte, recordedTime]).toEqual(['Ｍilk powder, 法.轮.功', 390, 't3'])
  expect([nths(inStream.before), nths(inStream.behind)]).toEqual([[0], [4, 6]])
  expect([nths(ofAccount.before), nths(ofAccount.behind)]).toEqual([[6], [5, 4]])
})

test('copies are the same line elsewhere, resends the same words at another time or address', async () => {
  const { copies, resends } = await record(0)
  expect([copies.records, nths(copies.listed)]).toEqual([1, [1]])
  expect([resends.records, nths(resends.listed)]).toEqual([1, [2]])
  const last = await record(2)
  expect([last.copies.records, last.resends.records, nths(last.resends.listed)]).toEqual([0, 2, [0, 1]])
})

test('what stands in the text', async () => {
  const { keywords } = await record(3)
  expect(keywords.filter(({ list }) => list !== 'query')).toEqual([
    { list: 'list.txt', keyword: 'milk', foldings: 'width+case' },
    { list: 'list.txt', keyword: '法轮功', foldings: 'filler' },
  ])
  expect((await record(4)).privateValues).toEqual([{ kind: 'mobile-cn', startUnit: 21, endUnit: 32 }])
})

test('a record that is no message has no text, no copies and no keywords', async () => {
  expect(await record(6)).toMatchObject({
    isMessage: false,
    row: { text: '', family: 'onlineuser' },
    copies: { records: 0 },
    resends: { records: 0 },
    keywords: [],
  })
})

test.each(['', 'x', '0000000000000000-5', `${'0'.repeat(16)}-x`, "0000000000000000-1' OR 1"])(
  '%j names no record',
  async (id) => {
    expect(await placeOf(store, id)).toBeNull()
  },
)

test('a byte where no record begins', async () => {
  const place = await placeOf(store, (ids.get(0) ?? '').replace(/-.*/, '-7'))
  expect(place === null ? 'no place' : await recordAt(store, place)).toBeNull()
})
