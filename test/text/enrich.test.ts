import { expect, test } from 'vitest'
import { OperatorError } from '../../src/model/errors.ts'
import { compileEnrichment } from '../../src/text/enrich.ts'

const lists = [
  { name: 'old.txt', keywords: ['TNT', '天安門'] },
  { name: 'new.txt', keywords: ['TNT'] },
  { name: 'old.txt', keywords: ['tnt'] },
]
const named = (text: string, given = lists) =>
  compileEnrichment(given)(text).map(({ list, keyword }) => `${list}: ${keyword}`)

test('lists match exactly, case included; a second list of the same name is told apart', () => {
  expect(named('供应TNT')).toEqual(['old.txt: TNT', 'new.txt: TNT'])
  expect(named('供应tnt')).toEqual(['old.txt (2): tnt'])
})

test('a text can match lists, queries in several languages and the obscenity step', () => {
  expect(named('天安門 Tiananmen FuCkit')).toEqual([
    'old.txt: 天安門',
    'query: tiananmen/any',
    'query: tiananmen/zh-hant',
    'query: tiananmen/en',
    'step:english-obscenity/1: fuck',
  ])
})

test('a term spelled alike in both scripts counts in both', () => {
  expect(named('民主', [])).toEqual(['query: democracy/any', 'query: democracy/zh-hans', 'query: democracy/zh-hant'])
})

test.each([
  { text: 'VOA', found: true },
  { text: '听VOA吧', found: true },
  { text: 'voa.com', found: true },
  { text: 'savoane voa', found: true },
  { text: 'Lavoacer', found: false },
  { text: 'voa2', found: false },
  { text: 'ＶＯＡ', found: false },
])('the short word VOA stands alone in $text: $found', ({ text, found }) => {
  expect(named(text, []).includes('query: voice-of-america/en')).toBe(found)
})

test.each([
  { text: 'Communists', keyword: 'communist/en', found: true },
  { text: 'anticommunist', keyword: 'communist/en', found: false },
  { text: 'June 4', keyword: 'june-4/en', found: true },
  { text: 'june 45', keyword: 'june-4/en', found: false },
  { text: '自由门', keyword: 'circumvention/zh-hans', found: true },
  { text: '自由門', keyword: 'circumvention/zh-hans', found: false },
])('$keyword in $text: $found', ({ text, keyword, found }) => {
  expect(named(text, []).includes(`query: ${keyword}`)).toBe(found)
})

test.each(['query', 'step:x'])('a list cannot take the name %s', (name) => {
  expect(() => compileEnrichment([{ name, keywords: ['a'] }])).toThrow(OperatorError)
})
