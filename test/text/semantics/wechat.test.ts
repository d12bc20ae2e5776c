import { expect, test } from 'vitest'
import { fires } from '../fires.ts'

const LINES = ['帶來+調整+整體+領域', '法轮大法', '+']

test.each([
  ['帶來abc調整體xyz領域', ['帶來+調整+整體+領域']],
  ['領域,整體,調整,帶來', ['帶來+調整+整體+領域']],
  ['帶來調整領域', []],
  ['法轮大法', ['法轮大法']],
  ['+', []],
])('%s', (text, expected) => {
  expect(fires('wechat', LINES, text)).toEqual(expected)
})
