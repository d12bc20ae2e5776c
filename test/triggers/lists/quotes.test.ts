import { expect, test } from 'vitest'
import { quoteRepairs } from '../../../src/triggers/lists/quotes.ts'

const repaired = (removed: readonly string[], now: readonly string[]): string[] =>
  quoteRepairs({ removed }, new Set(now)).map(({ damaged, clean }) => `${damaged} → ${clean}`)

test.each([
  ['doubled marks of RFC 4180', ['""周永康兵变""'], ['周永康兵变'], ['""周永康兵变"" → 周永康兵变']],
  ['marks inside', ['“a”“b”'], ['ab'], ['“a”“b” → ab']],
  ['an open mark', ['"c'], ['c', 'd'], ['"c → c']],
  ['a mark alone, beside a repair', ['"', '"c'], ['c'], ['" → ', '"c → c']],
  ['a mark alone', ['"'], ['c'], []],
  ['another word', ['"c"'], ['d'], []],
  ['a word without marks', ['c '], ['c'], []],
])('%s', (...[, removed, now, expected]) => {
  expect(repaired(removed, now)).toEqual(expected)
})
