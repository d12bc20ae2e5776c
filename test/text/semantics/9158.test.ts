import { expect, test } from 'vitest'
import { fires } from '../fires.ts'

test.each([
  ['法轮功', ['法轮功']],
  ['abc de f', ['[six letters]']],
  ['abc de', []],
  ['ａｂｃｄｅｆ', []],
  ['法轮功 falungong', ['法轮功', '[six letters]']],
])('%s', (text, expected) => {
  expect(fires('9158', ['法轮功'], text)).toEqual(expected)
})
