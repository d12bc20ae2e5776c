import { expect, test } from 'vitest'
import { ALPHA, bundledBackground, corpusBackground, stringShare, wordShare } from '../../src/text/background.ts'
import { openCutter } from '../../src/text/words.ts'

const cutter = await openCutter()
const bundled = await bundledBackground()
/** How often a corpus of these bytes has the word for China. */
const chinaIn = (bytes: Uint8Array) => corpusBackground([{ name: 'mine.txt', bytes }], cutter).words.countOf('中国')
const bundledShare = (text: string) => stringShare(bundled, text)
const corpus = (text: string) => corpusBackground([{ name: 'mine.txt', bytes: Buffer.from(text) }], cutter)

test('the bundled table gives the frequencies of the dictionary, and says what it cannot speak of', () => {
  expect(bundled.words.distinct).toBe(349_045)
  expect(bundled.words.total).toBe(60_101_964)
  expect(['的', '法轮功', '1号店', '龥', '我們', ''].map(bundled.words.countOf)).toEqual([318_825, 61, 3, 0, 0, 0])
  expect(wordShare(bundled, '的')).toBe((318_825 + ALPHA) / (60_101_964 + ALPHA * 349_046))
  expect(['法轮功', 'skype', '123', '六4'].map(bundled.covers)).toEqual([true, false, false, false])
  expect(bundled.source).toContain('349045 words with 60101964 occurrences')
})

test('every word of the dictionary is found where it lies', () => {
  const lost = [...bundled.words.entries()].filter(([word, count]) => bundled.words.countOf(word) !== count)
  expect(lost).toEqual([])
})

test('a corpus is counted in words, with width, case and script folded', () => {
  const { words, source, covers } = corpus('您好，ＳＫＹＰＥ！\n您好 skype\r\n請退黨 :)\n\n')
  expect(Object.fromEntries(words.entries())).toEqual({ 您好: 2, skype: 2, 请: 1, 退党: 1 })
  expect(words.total).toBe(6)
  expect(source).toBe('the text of mine.txt (3 lines, 6 words)')
  expect(covers('skype')).toBe(true)
})

test('a corpus may be GB18030; what is neither, without words, or too large is refused', () => {
  expect(chinaIn(Uint8Array.of(0xd6, 0xd0, 0xb9, 0xfa))).toBe(1)
  expect(() => chinaIn(Uint8Array.of(0xff, 0xfe, 0xff))).toThrow('mine.txt is neither UTF-8 nor GB18030.')
  expect(() => chinaIn(Buffer.from(' :) \n'))).toThrow('mine.txt holds no words.')
  expect(() => chinaIn(new Uint8Array(32 * 1024 * 1024 + 1))).toThrow('too large')
})

/** Share of a character in a corpus of six, four of them different. */
const singleShare = (count: number) => (count + 0.5) / (6 + 0.5 * 5)

test('strings are as probable as two characters before each make them', () => {
  const background = corpus('abc\nabd')
  expect(stringShare(background, 'a')).toBeCloseTo(singleShare(2), 12)
  const bAfterA = (2 + 100 * singleShare(2)) / (2 + 100)
  expect(stringShare(background, 'ab')).toBeCloseTo(singleShare(2) * bAfterA, 12)
  const cAfterB = (1 + 100 * singleShare(1)) / (2 + 100)
  const cAfterAb = (1 + 100 * cAfterB) / (2 + 100)
  expect(stringShare(background, 'abc')).toBeCloseTo(singleShare(2) * bAfterA * cAfterAb, 12)
  const aAfterC = (0 + (1 + 100) * singleShare(2)) / (1 + 100)
  expect(stringShare(background, 'ca')).toBeCloseTo(singleShare(1) * aAfterC, 12)
})

test('what may follow a string adds up to all that follows it', () => {
  const background = corpus('abc\nabd\nbca')
  const after = (context: string) =>
    ['a', 'b', 'c', 'd', 'unseen'].reduce((sum, next) => sum + stringShare(background, context + next.charAt(0)), 0)
  for (const context of ['', 'a', 'ab', 'ca', 'dd'])
    expect(after(context)).toBeCloseTo(context === '' ? 1 : stringShare(background, context), 12)
})

test('the dictionary knows strings across words less well than within them, and both better than chance', () => {
  expect(bundledShare('共产党')).toBeGreaterThan(1e-4)
  expect(bundledShare('我是')).toBeGreaterThan(1e-5)
  expect(bundledShare('我是')).toBeGreaterThan(100 * bundledShare('鹤鹊'))
})
