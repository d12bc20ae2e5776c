import { expect, test } from 'vitest'
import { fires } from '../fires.ts'

const LINES = ['//person_count=1', '八九 学潮', 'QQ：2602', '成人{2}小说']

test.each([
  ['八九學潮', ['八九 学潮']],
  ['八 九　学 潮', ['八九 学潮']],
  ['qq：2602', ['QQ：2602']],
  ['qq:2602', []],
  ['//person_count=1', []],
  ['成人乐乐小说', ['成人{2}小说']],
  ['成人小說', ['成人{2}小说']],
  ['成人乐 乐 小说', ['成人{2}小说']],
  ['成人乐乐乐小说', []],
])('%s', (text, expected) => {
  expect(fires('yy-high', LINES, text)).toEqual(expected)
})

test.each([
  ['小妹.{1,2}揉.{1}胸', '小妹来揉揉胸', '小妹揉揉胸'],
  ['包..射', '包你能射', '包能射'],
  ['sevip8.info', 'sevip8.info', 'sevip8xinfo'],
  ['{叫}{床}', '{叫}{床}', '叫床'],
  ['{2}小说', '{2}小说', '小说'],
])('%s fires on %s, not on %s', (line, fire, not) => {
  expect(fires('yy-high', [line], fire)).toEqual([line])
  expect(fires('yy-high', [line], not)).toEqual([])
})
