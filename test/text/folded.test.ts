import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileEnrichment } from '../../src/text/enrich.ts'
import { compileFolded } from '../../src/text/folded.ts'
import { foldOf } from '../../src/text/folding/fold.ts'
import { FOLDING_IDS, type FoldingId } from '../../src/text/folding/folding.ts'
import type { ListToMatch } from '../../src/text/wanted.ts'

function found(text: string, ...lists: ListToMatch[]) {
  const folded = compileFolded(lists)(text, compileEnrichment(lists)(text))
  return folded.map(
    ({ list, keyword, foldings, start_unit: start, end_unit: end }) =>
      `${list}: ${keyword} ${foldings} ${text.slice(start, end)}`,
  )
}
const list = (...keywords: string[]): ListToMatch => ({ name: 'l', keywords })

test.each([
  ['说法.轮.功吧', ['l: 法轮功 filler 法.轮.功', 'query: falun/any filler 法.轮']],
  ['练法輪功', ['l: 法轮功 script 法輪功']],
  ['ＦＬＧ', ['query: falun/any width ＦＬＧ']],
  ['ｆａｌｕｎ dafa', ['query: falun/any width ｆａｌｕｎ']],
  ['法\u200b轮\u200b功', ['l: 法轮功 invisible 法\u200b轮\u200b功', 'query: falun/any invisible 法\u200b轮']],
  ['六.四', ['query: june-4/any filler 六.四']],
  ['fаlun gong', ['query: falun/any look-alike fаlun']],
  ['法轮功', []],
  ['法轮功和法.轮.功', []],
  ['Falun', []],
  ['今天', []],
])('%s', (text, hits) => {
  expect(found(text, list('法轮功'))).toEqual(hits)
})

test('English terms stay whole words when folded', () => {
  expect(found('ＶＯＡ')).toEqual(['query: voice-of-america/any width ＶＯＡ'])
  expect(found('ｓＶＯＡ')).toEqual([])
  expect(found('ＶＯＡｓ')).toEqual([])
  expect(found('ｃｏｍｍｕｎｉｓｔ')).toEqual(['query: communist/any width ｃｏｍｍｕｎｉｓ'])
})

test('of several terms of a query the one that takes least folding counts', () => {
  expect(found('法.輪')).toEqual(['query: falun/any filler 法.輪'])
})

test('the steps of the waterfall are not folded', () => {
  expect(found('ｆｕｃｋ')).toEqual([])
})

test('keywords that fold alike are told apart', () => {
  expect(found('ｔｎｔ', list('TNT', 'tnt'))).toEqual(['l: TNT width+case ｔｎｔ', 'l: tnt width ｔｎｔ'])
})

test('a keyword that folding leaves nothing of is not looked for', () => {
  expect(found('任何', list('\u200b\u200d'))).toEqual([])
})

test('combinations hold across disguises, and say all that was folded', () => {
  const lists = { name: 'w', keywords: ['帶來+法輪功'], semantics: 'wechat' }
  expect(found('法.轮.功带来', lists)).toContain('w: 帶來+法輪功 script+filler 法.轮.功带来')
})

test('what a list folds in any case is exact for it', () => {
  const lists = { name: 'yy', keywords: ['FLG大法'], semantics: 'yy-high' }
  expect(compileEnrichment([lists])('f l g大 法')).toContainEqual({ list: 'yy', keyword: 'FLG大法' })
  expect(found('ｆｌｇ大法', lists)).toContain('yy: FLG大法 width ｆｌｇ大法')
})

const DISGUISES: readonly [FoldingId, (text: string) => string][] = [
  ['invisible', (text) => [...text].join('\u200b')],
  ['width', (text) => text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))],
  ['filler', (text) => [...text].join('*')],
  ['case', (text) => text.toUpperCase()],
]

test('a hit shows the piece as written, and that piece folds to the keyword by the foldings named', () => {
  const word = fc.string({ unit: fc.constantFrom('法', '轮', '功', 'f', 'l', 'g', '6'), minLength: 2, maxLength: 5 })
  const around = fc.string({ unit: fc.constantFrom('天', '。', ' ', '你'), maxLength: 4 })
  fc.assert(
    fc.property(word, fc.subarray([...DISGUISES]), fc.tuple(around, around), (keyword, disguises, [before, after]) => {
      fc.pre(keyword.length > 2 || /^\p{Script=Han}+$/u.test(keyword)) // two letters with a sign between them are no disguise
      const disguised = disguises.reduce((text, [, disguise]) => disguise(text), keyword)
      const text = before + disguised + after
      const lists = [list(keyword)]
      const exact = compileEnrichment(lists)(text)
      const [hit] = compileFolded(lists)(text, exact).filter((one) => one.list === 'l')
      expect(exact.some((one) => one.list === 'l') || hit !== undefined).toBe(true)
      if (hit === undefined) return
      const named = new Set(hit.foldings.split('+'))
      const fold = foldOf(FOLDING_IDS.filter((id) => named.has(id)))
      expect(fold.text(text.slice(hit.start_unit, hit.end_unit))).toBe(fold.text(keyword))
    }),
    { numRuns: 500 },
  )
})

test('a text that repeats itself without end costs time in proportion to its length', () => {
  const lists = [list(...Array.from({ length: 60 }, (_, n) => 'Aa'.repeat(n + 1)))]
  const search = compileFolded(lists)
  const timed = (text: string): number => {
    const startedAtMs = performance.now()
    search(text, [])
    return performance.now() - startedAtMs
  }
  timed('aA')
  expect(timed('aA'.repeat(100_000))).toBeLessThan(3000)
})
