import { expect, test } from 'vitest'
import { fires } from '../fires.ts'

const LINES = ['//person_count=1', '八九 学潮', 'QQ：2602', '成人{2}小说']

test.each([
  ['八九學潮', ['八九 学潮']],
  ['八 九　学 潮', ['八九 学潮']],
  ['qq：2602', ['QQ：2602']],
  ['qq:2602', []],
  ['//person_count=1', []],
  ['成人{2}小说', ['成人{2}小说']],
  ['成人乐乐小说', []],
])('%s', (text, expected) => {
  expect(fires('yy-normal', LINES, text)).toEqual(expected)
})
