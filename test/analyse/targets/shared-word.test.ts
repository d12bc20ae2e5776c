import { expect, test } from 'vitest'
import { candidates, sharedWord, stringsOf, textCounts } from '../../../src/analyse/targets/shared-word.ts'

test('strings of two to four characters, and words', () => {
  expect([...stringsOf('紫藤架下, Hello ok')].toSorted()).toEqual(
    ['hello', '紫藤', '紫藤架', '紫藤架下', '藤架', '藤架下', '架下'].toSorted(),
  )
})

const OWN = ['我家的紫藤架开花了', '你看过紫藤架吗', '在吗', '紫藤架下见', '明天见']

test('a word in most of an account’s texts and hardly anywhere else explains all but one of them', () => {
  const found = candidates(OWN)
  const texts = Array.from({ length: 200 }, (_, at) => `明天的第${at}件事`)
  const counts = textCounts(texts, new Set(found.keys()))
  expect(sharedWord(found, OWN.length, { texts: texts.length, counts })).toEqual([1, 3])
})

test('what everybody says explains nothing, and without a background nothing is known', () => {
  const own = ['谢谢你', '谢谢了', '多谢谢谢', '谢谢']
  const found = candidates(own)
  const texts = Array.from({ length: 200 }, (_, at) => `谢谢，第${at}件事`)
  expect(sharedWord(found, own.length, { texts: 200, counts: textCounts(texts, new Set(found.keys())) })).toEqual([])
  expect(sharedWord(found, own.length, { texts: 0, counts: new Map() })).toEqual([])
})
