import { expect, test } from 'vitest'
import { findings, SMALL } from '../dataset.ts'

test('keywords by unique messages and records; one inside another counts, too', async () => {
  const { rows, caveats } = await findings('list-matches', SMALL)
  expect(rows).toEqual([
    { list: 'list.txt', keyword: 'TNT', messages: 2, records: 2, folded_messages: 0, foldings: null },
    { list: 'list.txt', keyword: '法', messages: 1, records: 4, folded_messages: 0, foldings: null },
    { list: 'list.txt', keyword: '法轮', messages: 1, records: 4, folded_messages: 0, foldings: null },
  ])
  expect(caveats).toBeUndefined()
})

test('without lists it says so', async () => {
  const { rows, caveats } = await findings('list-matches', { ...SMALL, lists: [] })
  expect(rows).toEqual([])
  expect(caveats).toEqual(['No list was given, or none of its keywords occurs.'])
})

test('what only folding finds is counted apart, with what it took; a text as written counts once', async () => {
  const texts = ['法轮功', '法.轮.功', '法.轮.功 法轮功', '法輪功', '法\u200b轮\u200b功', '供应ｔｎｔ']
  const { rows } = await findings('list-matches', {
    records: texts.flatMap((text) => ['ann', 'bob'].map((account) => ({ account, text }))),
    lists: [{ name: 'list.txt', keywords: ['法轮功', 'TNT', 'unused'] }],
  })
  expect(rows).toEqual([
    {
      list: 'list.txt',
      keyword: '法轮功',
      messages: 4,
      records: 4,
      folded_messages: 6,
      foldings: 'filler 2, invisible 2, script 2',
    },
    { list: 'list.txt', keyword: 'TNT', messages: 0, records: 0, folded_messages: 2, foldings: 'width+case 2' },
  ])
})

test('a list is matched as its semantics have it', async () => {
  const { rows } = await findings('list-matches', {
    records: [
      { account: 'ann', text: '领域…調整' },
      { account: 'bob', text: '領域、調整' },
      { account: 'carl', text: '調整' },
    ],
    lists: [{ name: 'w', keywords: ['調整+領域'], semantics: 'wechat' }],
  })
  expect(rows).toEqual([
    { list: 'w', keyword: '調整+領域', messages: 1, records: 1, folded_messages: 1, foldings: 'script 1' },
  ])
})
