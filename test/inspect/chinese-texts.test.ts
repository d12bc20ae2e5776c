import { expect, test } from 'vitest'
import { gb18030 } from '../../lab/servers/encode.ts'
import { findChineseTexts, findWordBlocks } from '../../src/inspect/chinese-texts.ts'
import { openCutter } from '../../src/text/words.ts'

const cutter = await openCutter()

const SENTENCE = '消息包含敏感字符'
const noise = Buffer.from([0, 1, 2, 3, 0])

test.each([
  ['gb18030', gb18030(SENTENCE)],
  ['utf-8', Buffer.from(SENTENCE)],
  ['utf-16le', Buffer.from(SENTENCE, 'utf16le')],
] as const)('a sentence in %s is found between other bytes', (charset, bytes) => {
  expect(findChineseTexts(Buffer.concat([noise, bytes, noise]), cutter)).toEqual([
    { value: SENTENCE, charset, startByte: 5 },
  ])
})

test.each([
  [
    'ASCII, which is a character of UTF-16 every two letters',
    Buffer.from('mirror=http://127.0.0.1/agent/contentfilter.php'),
  ],
  ['three characters', gb18030('敏感词')],
  ['rare characters, as random bytes give', gb18030('鼷齾龘龗鼷齾')],
  ['what fills memory', Buffer.alloc(60, 0xcc)],
  ['common characters that make no word', gb18030('验眼殃沿脂彻')],
  ['nothing', Buffer.alloc(0)],
])('%s is no Chinese text', (_name, bytes) => {
  expect(findChineseTexts(bytes, cutter)).toEqual([])
})

const WORDS = ['月桥', '石舟', '水车', 'moon bridge', '日晷', '沙漏', '罗盘', '风铃', '红灯笼']

test.each([
  ['NULs', '\0', gb18030],
  ['line ends', '\r\n', gb18030],
  ['line feeds, in UTF-8', '\n', (text: string) => Buffer.from(text)],
])('a list between %s is one block with its place', (_name, between, encode) => {
  const block = encode(`${WORDS.join(between)}${between}`)
  const [found, ...others] = findWordBlocks(Buffer.concat([Buffer.from([1, 2, 0]), block, Buffer.from([7, 7])]), cutter)
  expect(others).toEqual([])
  expect(found).toMatchObject({ words: WORDS, startByte: 3, endByte: 3 + block.length })
})

test('traditional characters are text, too', () => {
  expect(findChineseTexts(Buffer.from('登錄密碼錯誤'), cutter)).toMatchObject([{ value: '登錄密碼錯誤' }])
})

test('seven words are no block, nor are English ones', () => {
  expect(findWordBlocks(gb18030(`${WORDS.slice(0, 7).join('\0')}\0`), cutter)).toEqual([])
  expect(findWordBlocks(Buffer.from('one\0two\0three\0four\0five\0six\0seven\0eight\0nine\0'), cutter)).toEqual([])
})
