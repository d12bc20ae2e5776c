import { expect, test } from 'vitest'
import { hasHeader, looksLikeNames, namesFrom, plainNames } from '../../src/parse/header.ts'

test.each([
  [['time', 'ip', 'user name'], true],
  [['#time', '客户端', 'msg (utf8)'], true],
  [['time', 'time'], false],
  [['time'], false],
  [['time', ''], false],
  [['time', '1.2.3.4'], false],
  [['2008-08-26', 'ip'], false],
])('%j could be names: %s', (row, expected) => {
  expect(looksLikeNames(row)).toBe(expected)
})

test('names are a header only over a typed column', () => {
  expect(hasHeader(['time', 'ip'], [{ role: 'datetime' }, { role: 'ip' }])).toBe(true)
  expect(hasHeader(['wang', 'login'], [{ role: 'account' }, { role: 'flag' }])).toBe(false)
  expect(hasHeader(['c0ffee99', 'ok'], [{ role: 'hash' }, { role: 'flag' }])).toBe(false)
})

test('names lose their mark', () => {
  expect(namesFrom(['# time ', 'ip'])).toEqual(['time', 'ip'])
})

test('columns are named by their keys, or by their place', () => {
  const parts = [
    ['', ' ip='],
    ['', ' user "'],
    ['', '","user name":"'],
    ['', ''],
  ].map(([before = '', after = '']) => ({ before, after, padded: false }))
  expect(plainNames({ kind: 'leading', parts }, 4)).toEqual(['c1', 'ip', 'c3', 'user name'])
  expect(plainNames({ kind: 'delimited', delimiter: '\t', quote: null }, 2)).toEqual(['c1', 'c2'])
})
