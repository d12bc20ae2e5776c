import { expect, test } from 'vitest'
import delimited, { commonSeparators } from '../../../src/parse/formats/delimited.ts'

const LINES = [
  '2008-08-26 10:11:12||1.2.3.4||u1||你好',
  '2008-08-27 10:11:13||1.2.3.5||u2||在吗？',
  '2008-08-27 10:11:14||1.2.3.6||u3||a b',
]

test('every sign and run of signs is a candidate, the widespread and short ones first', () => {
  expect(commonSeparators(LINES)).toEqual(['-', ' ', ':', '|', '.', '||', '？'])
  expect(delimited.propose(LINES)[5]).toEqual({ kind: 'delimited', delimiter: '||', quote: null })
})

test('a sign on too few lines separates nothing', () => {
  expect(commonSeparators(['a,b', 'c', 'd', 'e'])).toEqual([','])
  expect(commonSeparators(['a,b', 'c', 'd', 'e', 'f'])).toEqual([])
})

test('letters and digits of any script are no separators', () => {
  expect(delimited.propose(['你好吗', 'été', 'क्या', '12'])).toEqual([])
})
