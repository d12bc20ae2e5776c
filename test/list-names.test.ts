import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  caseCodebook,
  caseLists,
  caseVersions,
  handedInDigests,
  keepInCase,
  NOTHING_SUPPLIED,
} from '../src/knowledge.ts'
import { readListFiles } from '../src/list-names.ts'
import { caseIn, scratch } from './e2e/cli.ts'

const dir = scratch('list-names')
const at = (name: string): string => join(dir, name)
const FILES = [
  '3.6/k.2011-04-24.txt',
  '3.6/k.2011-05-11.txt',
  '5.0/k.2011-04-24.txt',
  '5.1s/k_u.2011-05-16.txt',
  'words.txt',
  'other/more.txt',
  'other/words.txt',
]

beforeAll(() => {
  for (const name of FILES) {
    mkdirSync(join(at(name), '..'), { recursive: true })
    writeFileSync(at(name), `${name}\n词\n`)
  }
})

const names = (...files: readonly string[]): string[] => readListFiles(files.map(at)).map(({ name }) => name)

test.each([
  [
    ['words.txt', 'other/more.txt'],
    ['words.txt', 'more.txt'],
  ],
  [
    ['3.6/k.2011-04-24.txt', '3.6/k.2011-05-11.txt'],
    ['k.2011-04-24.txt', 'k.2011-05-11.txt'],
  ],
  [
    ['words.txt', 'words.txt'],
    ['words.txt', 'words.txt'],
  ],
  [
    ['words.txt', 'other/words.txt'],
    ['words.txt', 'other/words.txt'],
  ],
  [
    ['3.6/k.2011-04-24.txt', '5.0/k.2011-04-24.txt'],
    ['3.6/k.2011-04-24.txt', '5.0/k.2011-04-24.txt'],
  ],
  [
    ['3.6/k.2011-05-11.txt', '5.1s/k_u.2011-05-16.txt'],
    ['3.6/k.2011-05-11.txt', '5.1s/k_u.2011-05-16.txt'],
  ],
])('%j are kept as %j', (files, expected) => {
  expect(names(...files)).toEqual(expected)
})

describe('in a case', () => {
  const folder = caseIn(join(dir, 'case'))
  const keep = (...files: readonly string[]): string[] =>
    keepInCase(folder, { ...NOTHING_SUPPLIED, lists: readListFiles(files.map(at)) })

  test('lists of one name from two folders are both kept, each with its words, client and version', () => {
    expect(keep(...FILES.slice(0, 4))).toEqual([])
    expect(caseLists(folder).map(({ name, keywords }) => [name, keywords])).toEqual(
      FILES.slice(0, 4).map((name) => [name, [name, '词']]),
    )
    expect(caseVersions(folder).map(({ list, mark, path }) => [list, mark?.text, path])).toEqual([
      ['3.6', '2011-04-24', FILES[0]],
      ['3.6', '2011-05-11', FILES[1]],
      ['5.0', '2011-04-24', FILES[2]],
      ['5.1s', '2011-05-16', FILES[3]],
    ])
  })

  test('a list that takes the place of another is said to; the same bytes again are not', () => {
    expect(keep('words.txt')).toEqual([])
    expect(keep('words.txt')).toEqual([])
    expect(keep('other/words.txt')).toEqual([
      expect.stringContaining('The list words.txt of the case held other bytes'),
    ])
  })

  test('a list that would stand where a folder of lists is, or below another, is refused and nothing is kept', () => {
    const clashing = caseIn(join(dir, 'case-of-clashes'))
    const keepNamed = (name: string) =>
      keepInCase(clashing, { ...NOTHING_SUPPLIED, lists: [{ name, bytes: Buffer.from(name) }] })
    keepNamed('tom/keyfile')
    for (const [name, there] of [
      ['tom', 'tom'],
      ['tom/keyfile/words.txt', 'tom/keyfile'],
    ] as const)
      expect(() => keepNamed(name)).toThrow(
        `The case holds ${there} among its lists, where ${name} would have to stand.`,
      )
    expect(caseLists(clashing).map(({ name }) => name)).toEqual(['tom/keyfile'])
  })

  test('an empty list is a version without words; what nothing decodes is no version', () => {
    writeFileSync(at('none.txt'), '')
    writeFileSync(at('sealed.txt'), Buffer.from(Array.from({ length: 999 }, (_, byte) => (byte * byte * 7) % 251)))
    const other = caseIn(join(dir, 'case-of-sealed'))
    keepInCase(other, { ...NOTHING_SUPPLIED, lists: readListFiles([at('none.txt'), at('sealed.txt')]) })
    const found = caseVersions(other).map(({ path, lines }) => [path, lines.length])
    expect(found).toContainEqual(['none.txt', 0])
    expect(found.map(([path]) => path)).not.toContain('sealed.txt')
  })

  test('a code book among the lists is a code book: nothing is matched with it, and the report knows it changed', () => {
    const before = handedInDigests(folder)
    writeFileSync(at('book.csv'), 'word,theme\r\n六四,Events\r\n')
    keep('book.csv')
    expect(caseCodebook(folder)?.words.get('六四')).toEqual({ theme: 'Events', categories: [] })
    expect(caseLists(folder).map(({ name }) => name)).not.toContain('book.csv')
    expect(caseVersions(folder).map(({ path }) => path)).not.toContain('book.csv')
    expect(before).toEqual({})
    expect(handedInDigests(folder)).toEqual({ 'lists/book.csv': expect.stringMatching(/^[0-9a-f]{64}$/) })
  })
})
