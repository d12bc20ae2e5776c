import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { codebookFrom } from '../src/codebooks.ts'
import { historyJson } from '../src/cli/lists-json.ts'
import { listHistories, oneList } from '../src/list-files.ts'
import { allTimeLists, fullName, type ListHistory, overlaps, setApart, versionName } from '../src/triggers/index.ts'
import { themesOf } from '../src/triggers/lists/themes.ts'
import { scratch } from './e2e/cli.ts'

const dir = scratch('list-files')

test('lists are read by their content; what is none is named, and an empty file is an empty list', async () => {
  const root = join(dir, 'client')
  mkdirSync(join(root, 'a'), { recursive: true })
  writeFileSync(join(root, 'a', 'w.2012-01-01.txt'), '六四\n法轮功\n')
  writeFileSync(join(root, 'a', 'w.2012-01-05.txt'), Buffer.from('c1f9cbc40ad1a7b3b10a', 'hex')) // 六四, 学潮 in GBK
  writeFileSync(join(root, 'a', 'w.2012-02-01.txt'), '')
  writeFileSync(join(root, 'book.csv'), 'word,theme\n六四,Events\n')
  writeFileSync(join(root, 'rubbish'), Buffer.from(Array.from({ length: 999 }, (_, at) => (at * at * 7) % 251)))
  const { histories, leftOut } = await listHistories([root])
  expect(
    histories.map((history) => [fullName(history), history.readings.map(({ words }) => [...words.distinct])]),
  ).toEqual([['a/w', [['六四', '法轮功'], ['六四', '学潮'], []]]])
  expect(leftOut).toEqual([
    { path: 'book.csv', reason: 'is a code book: give it with --codebook' },
    { path: 'rubbish', reason: 'no decoder reads it' },
  ])
  await expect(listHistories([join(root, 'rubbish')])).rejects.toThrow('None of these files is a keyword list')
  expect(() => oneList(join(root, 'book.csv'))).toThrow('is no keyword list')
  expect(() => codebookFrom([join(root, 'a', 'w.2012-01-01.txt')])).toThrow('is no code book')
})

const LISTS = '../shared/data/lists'
const ORACLE = '../shared/data/oracles/list-histories.json'

interface OracleVersion {
  date: string
  lines: number
  nonempty: number
  unique: number
  duplicates: number
  unique_trim: number
  set_sha256: string
  added?: number
  removed?: number
  kept?: number
  added_sha256?: string
  removed_sha256?: string
  content_unchanged?: boolean
}
interface OracleList {
  versions: number
  unique_ever: number
  ever_sha256: string
  total_added: number
  total_removed: number
  changed_versions: number
  latest_unique: number
  history: OracleVersion[]
}

const themesIn = (words: Iterable<string>): Record<string, number> => {
  const book = codebookFrom([join(LISTS, 'blocked-words.csv')])
  if (book === null) return {}
  return Object.fromEntries(themesOf(words, book).map(({ theme, words: count }) => [theme ?? 'not coded', count]))
}

const logs = ({ list }: ListHistory): boolean => list.endsWith('s')

const counted = (
  rows: ReturnType<typeof historyJson>['lists'][number]['history'][number]['added_categories'] | undefined,
): string[] => rows?.map(({ theme, words }) => `${String(theme)}: ${String(words)}`) ?? []

// Published by Citizen Lab; they stay outside the repository, and without them there is nothing to compare.
describe.skipIf(!existsSync(ORACLE))('the published lists of TOM-Skype and LINE', () => {
  let histories: ListHistory[] = []
  beforeAll(async () => {
    histories = (await listHistories([LISTS])).histories
  })
  const listOf = (name: string): ListHistory => {
    const found = histories.find(({ list }) => list === name)
    if (found === undefined) throw new Error(`there is no list ${name}`)
    return found
  }

  const oracle: Record<string, OracleList> = existsSync(ORACLE) ? JSON.parse(readFileSync(ORACLE, 'utf8')) : {}
  test.each(Object.keys(oracle))('%s: every figure of every version is that of an independent script', (name) => {
    const known = oracle[name]
    const found = historyJson([listOf(name.replace('TOM-Skype:', '').replace('LINE', 'line'))], null, []).lists[0]
    expect(found).toMatchObject({
      versions: known?.versions,
      unique_ever: known?.unique_ever,
      ever_sha256: known?.ever_sha256,
      total_added: known?.total_added,
      total_removed: known?.total_removed,
      changed_versions: known?.changed_versions,
    })
    const wanted = known?.history.map(
      ({ date, lines, nonempty, unique, duplicates, unique_trim, set_sha256, ...change }) => ({
        version: /^\d\d$/.test(date) ? `v${date}` : date,
        lines,
        nonempty,
        unique,
        duplicates,
        unique_trimmed: unique_trim,
        set_sha256,
        ...(change.added === undefined
          ? {}
          : {
              added: change.added,
              removed: change.removed,
              kept: change.kept,
              added_sha256: change.added_sha256,
              removed_sha256: change.removed_sha256,
            }),
      }),
    )
    expect(wanted?.length).toBeGreaterThan(0)
    expect(found?.history).toMatchObject(wanted ?? [])
    expect(found?.history).toHaveLength(known?.versions ?? 0)
  })

  const detail = (list: string, day: string) =>
    listOf(list)
      .readings.find(({ version }) => versionName(version) === day)
      ?.labels.map(({ detail: text }) => text)

  /** `list version` of every version with a label. */
  const withLabel = (wanted: string): string[] =>
    histories
      .flatMap((history) =>
        history.readings.map(({ version, labels }) => ({ at: `${history.list} ${versionName(version)}`, labels })),
      )
      .filter(({ labels }) => labels.some(({ label }) => label === wanted))
      .map(({ at }) => at)
  const FLAPPED = ['2011-12-22', '2012-01-03', '2012-01-10', '2012-01-17', '2012-02-23'].map(
    (day) => `dlist-4.0 ${day}`,
  )

  test.each([
    ['mirror-flapping', FLAPPED],
    ['transient', [...FLAPPED, 'dlist-5.1s 2011-05-16']],
    ['truncation', []],
    ['empty', []],
    [
      'placeholder',
      [
        'dlist-5.0 2011-04-27',
        'dlist-5.0 2011-04-29',
        ...['2011-12-18', '2012-03-27', '2012-03-28'].map((day) => `dlist-5.5 ${day}`),
        'dlist-a 2012-02-24',
      ],
    ],
    [
      'duplicates-only',
      [
        'dlist-5.1s 2013-12-05',
        'dlist-5.1s 2013-12-06',
        'dlist-5.5 2012-03-27',
        'dlist-5.5 2012-03-28',
        'dlist-5.5s 2012-09-21',
        'dlist-5.5s 2013-06-18',
        'dlist-5.5s 2013-06-19',
      ],
    ],
    ['order-only', ['dlist-5.5s 2013-06-18', 'dlist-5.5s 2013-06-19']],
    ['spacing-only', ['dlist-4.0 2012-03-27']],
    ['quote-damage', ['3.6', '4.0', '5.5s'].map((name) => `dlist-${name} 2012-03-21`)],
    ['quote-repair', ['3.6', '4.0', '5.5s'].map((name) => `dlist-${name} 2012-03-29`)],
  ])('%s: the known artefacts, and nothing else', (label, expected) => {
    expect(withLabel(label)).toEqual(expected)
  })

  test('what a label says: a word on 1,134 lines, a list twice, a repair', () => {
    expect(detail('dlist-5.5', '2012-03-27')).toEqual([
      '1 line before, 1134 now',
      'the only word is “荣守京”, on 1134 lines',
    ])
    expect(detail('dlist-5.1s', '2013-12-05')).toEqual(['273 lines before, 521 now'])
    expect(detail('dlist-4.0', '2012-03-29')).toEqual([
      '28 words came and 31 went since 2012-03-27',
      '28 words lost stray quotation marks',
    ])
  })

  test('the largest changes are those of 2012-03-21', () => {
    const book = codebookFrom([join(LISTS, 'blocked-words.csv')])
    const { lists } = historyJson(histories, book, [])
    const largest = (name: string) => lists.find(({ list }) => list === name)?.largest_changes[0]
    expect(['dlist-3.6', 'dlist-4.0', 'dlist-5.5s'].map(largest)).toEqual([
      { version: '2012-03-21', net_added: 730, net_removed: 188 },
      { version: '2012-03-21', net_added: 936, net_removed: 67 },
      { version: '2012-03-21', net_added: 934, net_removed: 70 },
    ])
    const at = (name: string, day: string) =>
      lists.find(({ list }) => list === name)?.history.find(({ version }) => version === day)
    const came = at('dlist-4.0', '2012-03-21')?.added_categories
    expect(counted(came)).toEqual(
      expect.arrayContaining([
        'Illicit Goods and Services (66): 611',
        'Prurient Interests (1): 174',
        'Bo Xilai Scandal (2): 50',
        'Ferrari Crash (March 2012) (67): 23',
      ]),
    )
    const passed = at('dlist-5.1s', '2011-05-16')?.added_categories
    expect(counted(passed)).toEqual(
      expect.arrayContaining(['Tiananmen Square (June 4 1989) (34): 79', 'Jasmine Revolution (58): 75']),
    )
    expect(at('dlist-5.1s', '2011-05-16')?.removed_categories?.[0]).toMatchObject({ words: 82 })
    expect(at('dlist-5.5s', '2012-09-20')?.added_categories?.[0]).toMatchObject({
      theme: 'Diaoyu / Senkaku islands protests (24)',
      words: 10,
    })
  })

  test.each([
    ['dlist-3.6', 1252, [722, 116, 299, 61, 46, 8]],
    ['dlist-4.0', 1460, [913, 116, 311, 61, 51, 8]],
    ['dlist-5.0', 430, [100, 92, 154, 42, 35, 7]],
    ['dlist-5.1s', 1587, [146, 584, 406, 249, 60, 142]],
    ['dlist-5.5s', 1455, [912, 121, 301, 61, 51, 9]],
    ['dlist-unknown', 246, [27, 70, 74, 39, 32, 4]],
  ])('themes of %s', (name, words, expected) => {
    const [Social, Political, Events, People, Technology, Misc] = expected
    expect(listOf(name).everTrimmed.size).toBe(words)
    expect(themesIn(listOf(name).everTrimmed)).toEqual({ Social, Political, Events, People, Technology, Misc })
  })

  test('themes of what only lists that log hold', () => {
    const tom = histories.filter(({ client }) => client === 'tom-skype')
    const [any, only, , , others] = setApart(
      allTimeLists(tom.filter(logs)),
      allTimeLists(tom.filter((one) => !logs(one))),
    )
    expect([any?.words.size, only?.words.size, others?.words.size]).toEqual([2565, 1100, 1476])
    expect(themesIn(only?.words ?? [])).toEqual({
      Political: 483,
      Events: 221,
      People: 194,
      Misc: 135,
      Social: 44,
      Technology: 23,
    })
    expect(themesIn(others?.words ?? [])['Social']).toBe(914)
    expect(themesIn(new Set(tom.flatMap(({ everTrimmed }) => [...everTrimmed])))).toEqual({
      Social: 958,
      Political: 599,
      Events: 543,
      People: 256,
      Misc: 145,
      Technology: 75,
    })
  })

  test('Jaccard of the lists over all their versions', () => {
    const pairs = overlaps(allTimeLists(histories))
    const found = (a: string, b: string): string | undefined =>
      pairs.find((pair) => pair.a.endsWith(`/dlist-${a}`) && pair.b.endsWith(`/dlist-${b}`))?.jaccard?.toFixed(4)
    expect(
      [
        ['4.0', '5.5s', '0.9603'],
        ['3.6', '4.0', '0.8499'],
        ['3.6', '5.5s', '0.8131'],
        ['5.0', 'unknown', '0.5684'],
        ['3.6', '5.0', '0.3339'],
        ['4.0', '5.0', '0.2840'],
        ['5.0', '5.1s', '0.2686'],
        ['5.0', '5.5s', '0.2609'],
        ['3.6', '5.1s', '0.2132'],
        ['4.0', '5.1s', '0.1944'],
        ['5.1s', '5.5s', '0.1860'],
      ].filter(([a = '', b = '', jaccard]) => found(a, b) !== jaccard),
    ).toEqual([])
  })
})
