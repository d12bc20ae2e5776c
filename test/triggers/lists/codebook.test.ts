import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { joinCodebooks, readCodebook } from '../../../src/triggers/lists/codebook.ts'
import { categoriesOf, themesOf } from '../../../src/triggers/lists/themes.ts'

const book = (text: string, name = 'b.csv') => readCodebook({ name, bytes: Buffer.from(text) })

const SMALL = [
  '\ufeffword_id,word,note,category,category_id,theme',
  '1,六四,"two\r\nlines, ""quoted""",Tiananmen,34,Events',
  '2, 法轮功 ,,Religion,47,Political',
  '3,色情,,Illicit Goods;Prurient,1;66,Social',
  '4,摇头丸,,Illicit Goods,66,Social',
  '5,裸聊,,Prurient,1,Social',
  '6,学潮,,Tiananmen,34,Event',
  '7,,,Nothing,9,Misc',
  '8,六四,,Religion,47,Political',
].join('\r\n')

test('words with theme and categories, whatever stands in the other cells', () => {
  const read = book(SMALL)
  expect([...(read?.words ?? [])].slice(0, 3)).toEqual([
    ['六四', { theme: 'Events', categories: [{ id: '34', name: 'Tiananmen' }] }],
    ['法轮功', { theme: 'Political', categories: [{ id: '47', name: 'Religion' }] }],
    [
      '色情',
      {
        theme: 'Social',
        categories: [
          { id: '1', name: 'Prurient' },
          { id: '66', name: 'Illicit Goods' },
        ],
      },
    ],
  ])
  expect(read?.notes).toEqual([
    'b.csv: 1 rows without a word or that are no CSV were left out.',
    'b.csv: 1 rows code a word differently than an earlier row, which counts.',
  ])
})

test('free categories without ids are their own', () => {
  expect(book('keyword,category\nx,Religion; Media\ny,\n')?.words.get('x')).toEqual({
    theme: null,
    categories: [
      { id: 'Religion', name: 'Religion' },
      { id: 'Media', name: 'Media' },
    ],
  })
  expect(book('keyword,category\nx,\n')?.words.get('x')?.categories).toEqual([])
})

test.each(['word,client\nx,y\n', 'theme,category\nx,y\n', '六四\n法轮功\n', '', 'theme of the day\n'])(
  '%j is none',
  (text) => {
    expect(book(text)).toBeNull()
  },
)

test('a code book in UTF-16', () => {
  const bytes = Buffer.from(`\ufeffword,theme\n六四,Events\n学潮,Events\n`, 'utf16le')
  expect(readCodebook({ name: 'wide.csv', bytes })?.words.size).toBe(2)
})

test('of several books the first counts; themes that differ in a plural’s s are the same', () => {
  const other = book('word,theme\n六四,Event\n法轮功,Social\n大纪元,Event\n', 'c.csv')
  const joined = joinCodebooks([book(SMALL), other].filter((one) => one !== null))
  expect([joined?.name, joined?.words.size, joined?.words.get('法轮功')?.theme]).toEqual([
    'b.csv, c.csv',
    7,
    'Political',
  ])
  expect(joined?.notes.at(-1)).toBe('c.csv gives 1 words another theme than an earlier book, which counts.')
  expect(joinCodebooks([])).toBeNull()
})

test('themes of words with their intervals, the most frequent first, words that are not coded last', () => {
  const read = book(SMALL)
  if (read === null) throw new Error('the book is read')
  const rows = themesOf(['六四', '学潮', '色情', 'x', 'y'], read)
  expect(rows.map(({ theme, words, share }) => [theme, words, share])).toEqual([
    ['Events', 2, 0.4],
    ['Social', 1, 0.2],
    [null, 2, 0.4],
  ])
  expect([rows[0]?.ciLow, rows[0]?.ciHigh]).toEqual([expect.closeTo(0.1176, 4), expect.closeTo(0.7693, 4)])
  expect(categoriesOf(['色情', '摇头丸', 'x'], read).map(({ theme, words }) => [theme, words])).toEqual([
    ['Illicit Goods (66)', 2],
    ['Prurient (1)', 1],
    [null, 1],
  ])
  expect(themesOf([], read)).toEqual([])
})

const BOOK = '../shared/data/lists/blocked-words.csv'
test.skipIf(!existsSync(BOOK))('the published code book as it is: 4,256 words, three in two categories', () => {
  const read = readCodebook({ name: 'blocked-words.csv', bytes: readFileSync(BOOK) })
  expect([read?.words.size, read?.notes]).toEqual([4256, []])
  const two = [...(read?.words.values() ?? [])].filter(({ categories }) => categories.length > 1)
  expect(two.map(({ categories }) => categories.map(({ id, name }) => `${id} ${name}`).join('; '))).toEqual(
    expect.arrayContaining([
      '1 Prurient Interests; 66 Illicit Goods and Services',
      '119 CPC member / Gov official; 93 Dissident / Activist',
    ]),
  )
  expect(two).toHaveLength(3)
  if (read === null) return
  expect(themesOf(read.words.keys(), read).map(({ theme, words }) => [theme, words])).toEqual([
    ['Social', 1681],
    ['Political', 761],
    ['Events', 734],
    ['People', 453],
    ['Technology', 425],
    ['Misc', 202],
  ])
})
