import * as fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileMatcher } from '../../src/text/matcher.ts'

const naive = (keywords: readonly string[], text: string): number[] =>
  keywords.flatMap((keyword, index) => (text.includes(keyword) ? [index] : []))

test.each([
  { name: 'the classic', keywords: ['he', 'she', 'his', 'hers'], text: 'ushers', found: [0, 1, 3] },
  { name: 'case counts', keywords: ['TNT', 'tnt'], text: '供应TNT', found: [0] },
  {
    name: 'a keyword inside another',
    keywords: ['出售电话', '出售电话QQ', '电话'],
    text: '出售电话QQ',
    found: [0, 1, 2],
  },
  { name: 'expressions are literal', keywords: ['.*', '[a]', 'a+'], text: 'aa [a]', found: [1] },
  { name: 'each once', keywords: ['aa', 'a'], text: 'aaaaaa', found: [0, 1] },
  { name: 'a lone surrogate is a unit', keywords: ['\ud83d', '\u{1f600}'], text: '\u{1f600}', found: [0, 1] },
  { name: 'nothing to find', keywords: [], text: 'abc', found: [] },
  { name: 'nothing to search', keywords: ['a'], text: '', found: [] },
])('$name', ({ keywords, text, found }) => {
  expect(compileMatcher(keywords).matches(text)).toEqual(found)
})

test('finds exactly what a search for each keyword finds, text after text', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '法', '轮', '\u{1f600}'), minLength: 1, maxLength: 6 })
  const body = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '法', '轮', '\u{1f600}', ' '), maxLength: 40 })
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 40 }), fc.array(body, { maxLength: 4 }), (keywords, texts) => {
      const matcher = compileMatcher(keywords)
      for (const text of texts) expect(matcher.matches(text)).toEqual(naive(keywords, text))
    }),
    { numRuns: 300 },
  )
})

test('says every place of every keyword, by ascending end, longer ones first', () => {
  const places: number[][] = []
  compileMatcher(['he', 'she', 'hers', 'e']).occurrences('ushers she', ({ keyword, start, end }) =>
    places.push([keyword, start, end]),
  )
  expect(places).toEqual([
    [1, 1, 4],
    [0, 2, 4],
    [3, 3, 4],
    [2, 2, 6],
    [1, 7, 10],
    [0, 8, 10],
    [3, 9, 10],
  ])
})

test('places are those that searches find', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '法', '\ud83d'), minLength: 1, maxLength: 4 })
  const body = fc.string({ unit: fc.constantFrom('a', 'b', '法', '\u{1f600}', ' '), maxLength: 30 })
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 20 }), body, (keywords, text) => {
      const found: string[] = []
      compileMatcher(keywords).occurrences(text, ({ keyword, start, end }) => found.push(`${keyword} ${start} ${end}`))
      const expected = keywords.flatMap((keyword, index) =>
        Array.from({ length: text.length }, (_, at) => at)
          .filter((at) => text.startsWith(keyword, at))
          .map((at) => `${index} ${at} ${at + keyword.length}`),
      )
      expect(found.toSorted()).toEqual(expected.toSorted())
    }),
    { numRuns: 500 },
  )
})

test('finds what searches find over a wide alphabet, where places are scarce', () => {
  const keywords = [
    ...new Set(
      Array.from({ length: 3000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 5000), 0x4e00 + (i % 60))),
    ),
  ]
  const matcher = compileMatcher(keywords)
  for (let i = 0; i < 50; i += 1) {
    const text = `x${keywords[(i * 61) % keywords.length]}${keywords[(i * 67) % keywords.length]}`
    expect(matcher.matches(text)).toEqual(naive(keywords, text))
  }
})

const unit = (n: number) => String.fromCharCode(0x4e00 + n)

test('finds what searches find when branches are too wide for any hole', () => {
  const pairs = Array.from({ length: 4000 }, (_, i) => unit(i % 50) + unit((i * 7919 + (i % 50) * i) % 4001))
  const keywords = [...new Set(pairs)]
  const matcher = compileMatcher(keywords)
  for (const [index, keyword] of keywords.entries()) expect(matcher.matches(keyword)).toEqual([index])
})

test.each([[['']], [['a', 'b', 'a']]])('refuses %j', (keywords) => {
  expect(() => compileMatcher(keywords)).toThrow(RangeError)
})

test('a keyword of 100,000 units and its every overlap stay cheap', () => {
  const long = 'ab'.repeat(50_000)
  const before = process.memoryUsage().arrayBuffers
  const matcher = compileMatcher([long, 'ab', 'b', long.slice(1)])
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  expect(matcher.matches(`${long.slice(2)}c`)).toEqual([1, 2])
  expect(matcher.matches(`c${long}${long}`)).toEqual([0, 1, 2, 3])
})

const list = '../shared/data/lists/tom-skype/dlist-5.5s/keyfile_u.2012-12-20.plain'
test.skipIf(!existsSync(list))('agrees with searches on a real list and real lines', () => {
  const keywords = [
    ...new Set(
      readFileSync(list, 'utf8')
        .split(/\r?\n/)
        .map((line) => line.trim()),
    ),
  ].filter(Boolean)
  const matcher = compileMatcher(keywords)
  const lines = readFileSync('../shared/data/text/lccc_toy_zh.tsv', 'utf8').split('\n').slice(0, 300)
  const planted = lines.map((line, i) => line + keywords[(i * 31) % keywords.length])
  for (const text of planted) expect(matcher.matches(text)).toEqual(naive(keywords, text))
})
