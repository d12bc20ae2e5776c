import { expect, test } from 'vitest'
import { isWord, openCutter } from '../../src/text/words.ts'
import { openSimplifier } from '../../src/text/simplified.ts'

const { normalised, pieces } = await openCutter()

test('width, case and script are folded before words are cut', () => {
  expect(normalised('ＡＢＣ，退黨 Ⅳ')).toBe('abc,退党 iv')
  expect(pieces('我是全球退党服务中心的义工 123。')).toEqual([
    '我',
    '是',
    '全球',
    '退党',
    '服务中心',
    '的',
    '义工',
    ' ',
    '123',
    '。',
  ])
})

test('a piece with a letter or a digit is a word', () => {
  expect(['退党', 'a', '7', '。', ' ', ':', '😀'].map(isWord)).toEqual([true, true, true, false, false, false, false])
})

test('characters are simplified one for one, so that places stay', async () => {
  const simplified = await openSimplifier()
  expect(simplified('臺灣人寫紙鶴，看著 abc 襀')).toBe('台湾人写纸鹤，看著 abc 襀')
  const every = Array.from({ length: 0xa000 - 0x3400 }, (_, at) => String.fromCharCode(0x3400 + at)).join('')
  expect(simplified(every)).toHaveLength(every.length)
})
