import { expect, test } from 'vitest'
import { findings, SMALL } from '../dataset.ts'

test('keywords by unique messages and records; one inside another counts, too', async () => {
  const { rows, caveats } = await findings('list-matches', SMALL)
  expect(rows).toEqual([
    { list: 'list.txt', keyword: 'TNT', messages: 2, records: 2 },
    { list: 'list.txt', keyword: '法', messages: 1, records: 4 },
    { list: 'list.txt', keyword: '法轮', messages: 1, records: 4 },
  ])
  expect(caveats).toBeUndefined()
})

test('without lists it says so', async () => {
  const { rows, caveats } = await findings('list-matches', { ...SMALL, lists: [] })
  expect(rows).toEqual([])
  expect(caveats).toEqual(['No list was given, or none of its keywords occurs.'])
})
