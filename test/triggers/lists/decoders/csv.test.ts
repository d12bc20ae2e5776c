import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import csv from '../../../../src/triggers/lists/decoders/csv.ts'

const read = (bytes: Uint8Array) => csv.decode({ name: 'list.csv', bytes, keys: [] })
const lines = (text: string) => read(Buffer.from(text))?.lines

test.each([
  ['id,word,note\r\n1,六四,"two\r\nlines, one ""cell"""\r\n2, 学潮 ,\r\n', ['六四', ' 学潮 ']],
  ['\ufeffKeyword;Theme\n法轮功;x\n', ['法轮功']],
  ['a\tKeyword Combination\n1\t肺炎+习近平\n', ['肺炎+习近平']],
  ['Date,Keyword,Keyword Type ,Note\n07/2016,退党 大潮,combo,\n07/2016,法 轮,phrase,\n', ['退党+大潮', '法 轮']],
])('%j', (text, expected) => {
  expect(lines(text)).toEqual(expected)
})

test('combinations are compared as combinations, words as words', () => {
  expect(read(Buffer.from('a,Keyword Type \nx,phrase\n'))).toBeNull()
  expect(read(Buffer.from('keyword,Keyword Type \nx,phrase\n'))?.semantics).toBe('wechat')
  expect(read(Buffer.from('keyword,theme\nx,y\n'))?.semantics).toBe('exact')
  expect(read(Buffer.from('keyword,theme\n肺炎+武汉,y\n六四,z\n'))?.semantics).toBe('wechat')
  expect(read(Buffer.from('Keyword Combination,theme\n肺炎,y\n'))?.semantics).toBe('wechat')
})

test.each([
  ['a list of one word', 'word\nkeyword\n'],
  ['a table of something else', 'name,age\n法轮功,7\n'],
  ['a header without rows', 'id,word\n'],
  ['nothing', ''],
])('%s is none', (_, text) => {
  expect(lines(text)).toBeUndefined()
})

test('what cannot be read is counted with its bytes', () => {
  const text = 'id,word\n1,法轮功\n2\n3,"六\n四"\n4,大纪元\n'
  const list = read(Buffer.from(text))
  expect(list?.lines).toEqual(['法轮功', '大纪元'])
  const spans = list?.rejects.map(({ reason, startByte, endByte }) => [
    reason,
    Buffer.from(text).subarray(startByte, endByte).toString(),
  ])
  expect(spans).toEqual([
    ['a row without the column of the keyword', '2\n'],
    ['a keyword with a line break in it', '3,"六\n四"\n'],
  ])
})

test.each(['utf16le', 'utf16be', 'gb18030'])('%s', (charset) => {
  // 法轮功, 六四事件, 天安门 in GB 18030
  const gb = Buffer.from('69642c776f72640a312cb7a8c2d6b9a60a322cc1f9cbc4cac2bcfe0a332cccecb0b2c3c50a', 'hex')
  const wide = Buffer.from('\ufeffid,word\n1,法轮功\n2,六四事件\n3,天安门\n', 'utf16le')
  const bytes = charset === 'gb18030' ? gb : charset === 'utf16be' ? wide.swap16() : wide
  expect(read(bytes)?.lines).toEqual(['法轮功', '六四事件', '天安门'])
})

test('an open quote swallows no more than a record may hold, and what stood before it is kept', () => {
  const list = read(Buffer.from(`id,word\n1,法轮功\n2,"${'x'.repeat(100_000)}`))
  expect(list?.lines).toEqual(['法轮功'])
  expect(list?.rejects).toEqual([{ reason: 'no CSV from here on', startByte: 20, endByte: 100_023 }])
})

const BOOK = '../shared/data/lists/blocked-words.csv'
test.skipIf(!existsSync(BOOK))('the published code book: 4,256 words, some with notes over several lines', () => {
  const list = read(readFileSync(BOOK))
  expect([list?.lines.length, new Set(list?.lines).size, list?.rejects.length]).toEqual([4256, 4256, 0])
  expect(list?.lines.slice(0, 2)).toEqual(['陆肆', '六四'])
})
