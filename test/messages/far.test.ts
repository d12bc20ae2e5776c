import { expect, test } from 'vitest'
import { pageOf } from '../../src/messages/index.ts'
import { filtered, loaded } from './loaded.ts'

test('rows far down are those that stand there', async () => {
  const { store: many, close: done } = await loaded({
    records: Array.from({ length: 6003 }, (_, n) => ({ account: `a${n}`, text: `text ${n % 7}`, utcMs: n })),
  })
  const far = async (order: 'oldest' | 'newest') =>
    (await pageOf(many, { filter: filtered({}), window: { order, offset: 6000, limit: 10 }, revealed: true })).map(
      ({ account, text }) => `${account} ${text}`,
    )
  expect(await far('oldest')).toEqual(['a6000 text 1', 'a6001 text 2', 'a6002 text 3'])
  expect(await far('newest')).toEqual(['a2 text 2', 'a1 text 1', 'a0 text 0'])
  await done()
})
