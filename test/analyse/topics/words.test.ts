import { expect, test } from 'vitest'
import { communitiesOf } from '../../../src/analyse/topics/communities.ts'
import { BREAK, joinedWords } from '../../../src/analyse/topics/joined-words.ts'
import { logLikelihoodRatio } from '../../../src/analyse/topics/key-words.ts'
import { countWords, shareVariance } from '../../../src/analyse/topics/word-counts.ts'

/** Words by number, texts as words of that table; `|` is a sign between them. */
function cut(texts: readonly string[]): { known: string[]; cut: Uint32Array[] } {
  const known: string[] = []
  const idOf = (word: string): number => {
    if (word === '|') return BREAK
    return known.includes(word) ? known.indexOf(word) : known.push(word) - 1
  }
  return { known, cut: texts.map((text) => Uint32Array.from(text.split(' '), idOf)) }
}

const joined = (texts: readonly string[]): string[] => {
  const { known, cut: pieces } = cut(texts)
  const { words, starts, ids } = joinedWords(known, pieces, (word) => word === '的')
  return texts.map((_, text) => Array.from(ids.subarray(starts[text], starts[text + 1]), (id) => words[id]).join(' '))
}

test('neighbours that seldom go apart are one word', () => {
  const around = ['看', '去', '找', '画', '听']
  const texts = [...around.map((one) => `${one} 月 桥 的 人 | 对`), '月 | 桥', '桥 月']
  expect(joined(texts)).toEqual([...around.map((one) => `${one} 月桥 的 人 对`), '月 桥', '桥 月'])
})

test('too rare, too loose, common or long neighbours stay apart', () => {
  expect(joined(Array<string>(4).fill('月 桥'))).toEqual(Array<string>(4).fill('月 桥'))
  const loose = [...Array<string>(5).fill('月 桥'), ...Array<string>(6).fill('桥 | 月')]
  expect(joined(loose)).toEqual([...Array<string>(5).fill('月 桥'), ...Array<string>(6).fill('桥 月')])
  expect(joined(Array<string>(9).fill('月 的 | 红灯笼 月 | 灯笼 月光'))).toEqual(
    Array<string>(9).fill('月 的 红灯笼 月 灯笼 月光'),
  )
  expect(joined(Array<string>(5).fill('a b | 7 8'))).toEqual(Array<string>(5).fill('a b 7 8'))
})

/** Messages of accounts, each as the words (0, 1, 2) of its text. */
function counted(accounts: readonly (readonly (readonly number[])[])[]) {
  const texts = accounts.flat()
  const starts = Uint32Array.from([0, ...texts.map((_, at) => texts.slice(0, at + 1).flat().length)])
  const account = Uint32Array.from(accounts.flatMap((messages, at) => messages.map(() => at)))
  const corpus = { account, text: Uint32Array.from(texts.keys()) }
  return countWords(
    corpus,
    { words: ['a', 'b', 'c'], starts, ids: Uint32Array.from(texts.flat()), joinedFrom: 3 },
    Uint8Array.of(1, 1, 0),
  )
}

test('words are counted by occurrences, messages and accounts, without those that do not count', () => {
  const counts = counted([
    [
      [0, 0, 1],
      [0, 2],
    ],
    [[1, 1]],
  ])
  expect(counts).toMatchObject({
    occurrences: Float64Array.of(3, 3, 0),
    messages: Uint32Array.of(2, 2, 0),
    accounts: Uint32Array.of(1, 2, 0),
    squares: Float64Array.of(9, 5, 0),
    products: Float64Array.of(12, 8, 0),
    total: 6,
    totalSquares: 20,
  })
})

test('the variance of a share takes accounts as its units', () => {
  const counts = counted([
    [
      [0, 0, 1],
      [0, 2],
    ],
    [[1, 1]],
  ])
  // shares of 1/2: accounts have 3 of 4 and 0 of 2, residuals 1 and −1
  expect(shareVariance(counts, 0, 0.5)).toBeCloseTo(2 / 36, 12)
})

test('G² of a two-by-two table', () => {
  // Dunning 1993, table 1: "the swiss" and "can be" of 31,777 pairs of words
  expect(logLikelihoodRatio([110, 110 + 2442], [111, 111 + 29_114])).toBeCloseTo(270.72, 2)
  expect(logLikelihoodRatio([29, 29 + 13], [123, 123 + 31_612])).toBeCloseTo(263.9, 1)
  expect(logLikelihoodRatio([0, 10], [0, 10])).toBe(0)
  expect(logLikelihoodRatio([5, 10], [50, 100])).toBe(0)
})

test('what hangs together is a community, the same every time', () => {
  const members = [1, 2, 3, 4, 5, 9]
  const bonds = [
    [1, 2],
    [2, 3],
    [1, 3],
    [4, 5],
  ].map(([one = 0, other = 0]) => ({ one, other, weight: 1 }))
  expect(communitiesOf(members, bonds)).toEqual([[1, 2, 3], [4, 5], [9]])
  expect(communitiesOf([1, 2], [])).toEqual([[1], [2]])
})
