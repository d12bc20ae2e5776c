import { expect, test } from 'vitest'
import { gb18030 } from '../../../lab/servers/encode.ts'
import { INNOCUOUS, KEYWORDS, LIST_LINES, LIST_WORDS, OBSCENITY, TOPICS, TRIGGERS } from '../../../lab/talk/words.ts'

const everyWord = [...new Set(Object.values(LIST_WORDS).flat())]

test('each list has its size: all words, traditional ones, English ones', () => {
  const sizes = Object.entries(TRIGGERS).map(([list, { hant, en }]) => [list, hant.length, en.length])
  expect(sizes).toEqual([
    ['censor', 29, 20],
    ['surveillance', 15, 15],
    ['netbar', 7, 6],
    ['builtin', 5, 5],
  ])
  const distinct = Object.values(LIST_WORDS).map((words) => [words.length, new Set(words).size])
  expect(distinct).toEqual([
    [117, 117],
    [78, 78],
    [51, 51],
    [26, 26],
  ])
})

test('the obscenity is on every list but the one that only watches', () => {
  const holders = Object.entries(LIST_WORDS).filter(([, words]) => words.includes(OBSCENITY))
  expect(holders.map(([list]) => list)).toEqual(['censor', 'netbar', 'builtin'])
})

const listsOf = (word: string): string[] =>
  Object.entries(TRIGGERS).flatMap(([list, words]) =>
    Object.values(words)
      .flat()
      .filter((one) => one === word)
      .map(() => list),
  )

test('a word is on one list, except ten that the built-in list shares with the censor list', () => {
  const shared = everyWord.map(listsOf).filter((lists) => lists.length > 1)
  expect(shared).toEqual(Array.from({ length: 10 }, () => ['censor', 'builtin']))
})

test('only one word lies inside another', () => {
  const pairs = everyWord.flatMap((word) =>
    everyWord.filter((other) => other !== word && other.includes(word)).map((other) => [word, other]),
  )
  expect(pairs).toEqual([['灯笼', '红灯笼']])
})

test('no word stands in a topic or in an innocuous text, and no English one begins with a vowel', () => {
  const texts = [...INNOCUOUS, ...Object.values(TOPICS).flat()]
  expect(texts.filter((text) => everyWord.some((word) => text.includes(word)))).toEqual([])
  expect(Object.values(TRIGGERS).flatMap(({ en }) => en.filter((word) => /^[aeiou]/.test(word)))).toEqual([])
})

test('everything has a two-byte code in GB 18030 and no bar, tab or line end', () => {
  for (const text of [...everyWord, ...INNOCUOUS, ...Object.values(TOPICS).flat()]) {
    expect(gb18030(text).length).toBeLessThanOrEqual(2 * text.length)
    expect(text).not.toMatch(/[|\t\r\n]/)
  }
})

test('the keyfile has the quirks of published lists and, trimmed, the words of the censor list', () => {
  const spaced = LIST_LINES.filter((line) => line !== line.trim())
  expect(spaced.map((line) => line.length - line.trim().length)).toEqual([1, 2, 1, 1, 1, 1, 1, 1, 1])
  expect(spaced.filter((line) => line.startsWith(' '))).toHaveLength(2)
  expect(LIST_LINES.filter((line) => line === '')).toHaveLength(1)
  expect(LIST_LINES.filter((line, index) => LIST_LINES.indexOf(line) !== index)).toEqual(['灯笼'])
  expect(KEYWORDS.toSorted()).toEqual(LIST_WORDS.censor.toSorted())
})
