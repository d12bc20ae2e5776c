import { expect, test } from 'vitest'
import { combines, parseCombination, PLANTED } from '../../../lab/client/combinations.ts'
import { INSTALLED, judge } from '../../../lab/client/judge.ts'
import { LIST_LINES, LIST_WORDS } from '../../../lab/talk/words.ts'

const fires = (line: string, text: string): boolean => {
  const combination = parseCombination(line)
  if (combination === null) throw new Error(`${line} is no combination`)
  return combines(text, combination)
}

test.each([
  ['a+b', 'b a', true],
  ['ab+bc', 'abc', true],
  ['a+b', 'a', false],
  ['a>b', 'a b', true],
  ['a>b', 'b a', false],
  ['ab>bc', 'abc', false],
  ['a+b-c', 'a b', true],
  ['a+b-c', 'c b a', false],
])('%s in %s: %s', (line, text, expected) => {
  expect(fires(line, text)).toBe(expected)
})

test('no keyword of the lab is read as a combination, and every planted line is', () => {
  expect(
    [...LIST_LINES, ...Object.values(LIST_WORDS).flat()].filter((line) => parseCombination(line) !== null),
  ).toEqual([])
  expect(
    Object.values(PLANTED)
      .flat()
      .filter((line) => parseCombination(line) === null),
  ).toEqual([])
})

test('planted words hold no keyword, and each edition has an unordered, an ordered and a cancelled one', () => {
  const words = Object.values(PLANTED)
    .flat()
    .flatMap((line) => line.split(/[+>-]/))
  expect(new Set(words).size).toBe(words.length)
  for (const word of words)
    for (const installed of Object.values(INSTALLED)) expect(judge(word, installed).uploaded, word).toBe(false)
  for (const lines of Object.values(PLANTED)) {
    expect(lines.some((line) => line.includes('>'))).toBe(true)
    expect(lines.some((line) => line.includes('-'))).toBe(true)
    expect(lines.some((line) => /^[^>-]+$/.test(line))).toBe(true)
  }
})

test('a client names the combination it acted on', () => {
  const combination = parseCombination('甲+乙')
  if (combination === null) throw new Error('no combination')
  const installed = { lists: [{ name: 'netbar' as const, hides: true, words: ['丙'], combinations: [combination] }] }
  expect(judge('乙甲', installed)).toEqual({ uploaded: true, hidden: true, list: 'netbar', word: '甲+乙' })
  expect(judge('甲', installed).uploaded).toBe(false)
})
