import { expect, test } from 'vitest'
import { fires } from '../fires.ts'

const LINES = ['转账', '财付通', '转账', '支付宝', '刷单']

test.each([
  ['财付通转账', ['转账+财付通']],
  ['转账到支付宝或财付通', ['转账+财付通', '转账+支付宝']],
  ['转账', []],
  ['财付通和支付宝', []],
  ['刷单', []],
])('%s', (text, expected) => {
  expect(fires('yy-finance', LINES, text)).toEqual(expected)
})
