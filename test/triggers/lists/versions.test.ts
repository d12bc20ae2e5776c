import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ListVersion, placeLists, seriesOf, versionName } from '../../../src/triggers/lists/versions.ts'

const placed = (...paths: readonly string[]): string[] =>
  placeLists(paths).map(({ client, list, mark }) => `${client ?? '–'} | ${list} | ${mark?.text ?? '–'}`)

describe('a path says client, list and version', () => {
  test('a folder for each list below a folder for each client', () => {
    expect(
      placed(
        '/data/tom-skype/dlist-3.6/keyfile.2011-04-24.plain',
        '/data/tom-skype/dlist-5.1s/keyfile_u.2011-04-24.plain',
        '/data/sinauc/list2/keyfile.2011-08-08.plain2',
        '/data/line/line-v21.txt',
        '/data/line/line-internal.byte_.txt',
      ),
    ).toEqual([
      'tom-skype | dlist-3.6 | 2011-04-24',
      'tom-skype | dlist-5.1s | 2011-04-24',
      'sinauc | list2 | 2011-08-08',
      'line | line | v21',
      'line | line-internal.byte_ | –',
    ])
  })

  test('the folder that all lie in names the client where no other does', () => {
    expect(placed('/x/sinauc/list1/a.2011-08-08.plain1', '/x/sinauc/list2/a.2011-08-08.plain2')).toEqual([
      'sinauc | list1 | 2011-08-08',
      'sinauc | list2 | 2011-08-08',
    ])
    expect(placed('/x/line/line-v20.txt', '/x/line/line-v3.1.txt')).toEqual(['line | line | v20', 'line | line | v3.1'])
    expect(placed('keyfile.2011-04-24.plain', 'words.txt')).toEqual(['– | keyfile | 2011-04-24', '– | words | –'])
    expect(placed('2011-04-24.txt', '2011-04-25.txt')).toEqual(['– | list | 2011-04-24', '– | list | 2011-04-25'])
  })

  test('names that are dates alone take the name of their folder, which may be the client', () => {
    expect(placed('/l/9158/2015-02-23-15.plain', '/l/yy/hlist/2015-02-06-22.plain')).toEqual([
      '9158 | 9158 | 2015-02-23T15',
      'yy | hlist | 2015-02-06T22',
    ])
  })

  test('a date may stand in a folder', () => {
    expect(placed('/x/c/2012-04-06/list1.txt', '/x/c/2012-04-07/list1.txt', '/x/c/2012-04-07/list2.txt')).toEqual([
      'c | list1 | 2012-04-06',
      'c | list1 | 2012-04-07',
      'c | list2 | 2012-04-07',
    ])
  })

  test.each([
    ['a.20110424.txt', '2011-04-24'],
    ['a_2011_04_24.txt', '2011-04-24'],
    ['2011-04-24T07.txt', '2011-04-24T07'],
    ['a.2011-02-30.txt', '–'],
    ['a.2011-13-01.txt', '–'],
    ['a.12011-04-24.txt', '–'],
    ['words-v2.10.txt', 'v2.10'],
    ['words version 3.txt', 'v3'],
    ['tv21.txt', '–'],
    ['dlist-5.0.txt', '–'],
  ])('%s is of %s', (name, mark) => {
    expect(placed(name)[0]?.split(' | ')[2]).toBe(mark)
  })

  test('any paths are placed, one place each', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('2011-04-24', 'v2', 'a.2012-01-01.txt', 'list', ''))
    fc.assert(
      fc.property(
        fc.array(
          fc.array(part, { maxLength: 4 }).map((parts) => parts.join('/')),
          { maxLength: 6 },
        ),
        (paths) => {
          const places = placeLists(paths)
          expect(places).toHaveLength(paths.length)
          for (const { list } of places) expect(list).not.toBe('')
        },
      ),
    )
  })
})

const version = (path: string): ListVersion => {
  const [place] = placeLists([`c/l/${path}`])
  return { client: 'c', list: 'l', mark: place?.mark ?? null, path, lines: [], rejects: 0 }
}

describe('series', () => {
  test('dates come first, then numbers by value, then the rest by path', () => {
    const names = ['b.txt', 'x-v10.txt', 'x-v9.txt', 'x-v9.1.txt', 'x.2012-01-02.txt', 'x.2011-12-31.txt', 'a.txt']
    const [series] = seriesOf(names.map(version))
    expect(series?.versions.map(versionName)).toEqual([
      '2011-12-31',
      '2012-01-02',
      'v9',
      'v9.1',
      'v10',
      'a.txt',
      'b.txt',
    ])
  })

  test('lists of one name are apart where clients differ', () => {
    const two = seriesOf([
      { ...version('x.2012-01-02.txt'), client: 'd' },
      version('x.2012-01-02.txt'),
      version('x.2012-01-01.txt'),
    ])
    expect(two.map(({ client, versions }) => [client, versions.length])).toEqual([
      ['c', 2],
      ['d', 1],
    ])
  })
})
