import { expect, test } from 'vitest'
import { normalise } from '../../src/text/normal-text.ts'

test.each([
  ['１３８－ａ＠', '138-a@'],
  ['a\u3000b\u00a0c\u2014d', 'a b c-d'],
  ['1\u200b3\u00ad8\ufe0f\u20e3', '138'],
  ['٣ ९ 𝟎 𝟗 𝟘 𝟿', '3 9 0 9 0 9'],
  ['灯笼 stays ①', '灯笼 stays ①'],
])('%j reads %j', (original, normal) => {
  expect(normalise(original).text).toBe(normal)
})

test('a span leads back to the characters it stands for', () => {
  const original = '号\u200b𝟏3\u200b８👍🏽9'
  const { text, ...normal } = normalise(original)
  const back = (start: number, end: number) => normal.original(start, end)
  const at = text.indexOf('138')
  expect(original.slice(...back(at, at + 3))).toBe('𝟏3\u200b８')
  expect(original.slice(...back(text.length - 1, text.length))).toBe('9')
})
